import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingCodes } from '../../../src/domain/proofreading/finding.ts';
import { MAX_FINDINGS, MAX_TEXT, proofread } from '../../../src/domain/proofreading/proofread.ts';
import { must } from '../../support/must.ts';
import { cleanSentences, cleanTexts } from './clean-texts.ts';
import { faultyTexts } from './faulty-texts.ts';

/** What is found, with the words of the first place. */
const found = (text: string) =>
  must(proofread(text)).findings.map(({ code, kind, places: [{ start, end }] }) => [
    code,
    kind,
    text.slice(start, end),
  ]);

describe('a consistent text', () => {
  it.each(Object.entries(cleanTexts))('has no findings: %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('a consistent sentence', () => {
  it('has no findings, alone and among the others', () => {
    expect(cleanSentences.filter((sentence) => found(sentence).length > 0)).toEqual([]);
    expect(found(cleanSentences.join('\n'))).toEqual([]);
  });
});

describe('a text with faults', () => {
  it.each(faultyTexts)('$title', ({ text, found: expected }) => {
    expect(found(text)).toEqual(expected);
  });

  it('is among the examples for every code but one', () => {
    const shown = new Set(faultyTexts.flatMap((text) => text.found.map(([code]) => code)));
    expect(findingCodes.filter((code) => !shown.has(code))).toEqual(['no_year']);
  });

  it('says 今年 in a whole text without any year', () => {
    const text = `今年走访农户860户。${'工作扎实推进，群众反映良好。'.repeat(40)}`;
    expect(found(text)).toEqual([['no_year', 'explain', '今年']]);
    expect(found(`2026年总结\n${text}`)).toEqual([]);
    expect(found('今年走访农户860户。')).toEqual([]);
  });
});

/** Things that repeat without end, which a careless pattern reads in square time. */
const hostile = [
  ...[
    '1',
    '1,111',
    '20',
    '1所',
    '（',
    '2.\n',
    '一是',
    '一',
    '千',
    '%',
    '？',
    '_',
    ' ',
    '年 ',
    'A',
    '甲、',
    '万元 ',
    '百分之',
  ],
  ...[
    '其中1人、',
    '占1%',
    '5人占3%。',
    '5镇两镇',
    '抽调5人。',
    '由1人增至2人，增长100%，',
    '生均5册人均6册。',
    '分别增长1%、',
  ],
  ...['2014年以来未发生贩毒案件。', '甲、乙小学等6所', '共1份，', '投入12万元甲乙丙。', '小学5:1人机比', '三是'],
];

describe('any text', () => {
  it('of more than 200,000 characters is refused', () => {
    expect(proofread('数'.repeat(MAX_TEXT)).ok).toBe(true);
    expect(proofread('数'.repeat(MAX_TEXT + 1))).toEqual({ ok: false, error: 'too_long' });
  });

  it.each(hostile)('made of “%s” is read within seconds', (part) => {
    const before = process.cpuUsage();
    const proof = proofread(part.repeat(Math.floor(MAX_TEXT / 3 / part.length)));
    // Square time would take longer.
    expect(process.cpuUsage(before).user / 1_000_000).toBeLessThan(3);
    expect(proof.ok && proof.value.findings.length <= MAX_FINDINGS).toBe(true);
  });

  it('has its places within it', () => {
    const part = fc.constantFrom(
      ...'其中共占比上年增长%0123456789,.、，。；：（）\n一二十万余份人名次个镇?*年月日'.split(''),
      '\ud842',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 200 }), (parts) => {
        const text = parts.join('');
        const proof = must(proofread(text));
        const places = [...proof.numbers, ...proof.findings.flatMap((finding) => finding.places)];
        expect(places.every(({ start, end }) => start >= 0 && start < end && end <= text.length)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
