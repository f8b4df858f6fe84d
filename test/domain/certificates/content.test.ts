import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoursOf } from '../../../src/domain/attendance/hours.ts';
import {
  type CertificateContent,
  type Credit,
  contentText,
  hoursByForm,
  hoursByWay,
  hoursOfParts,
  lineMinutes,
  type ServiceLine,
  serviceLines,
  totalMinutes,
} from '../../../src/domain/certificates/content.ts';
import { ways } from '../../../src/domain/records/kinds/attendance.ts';
import type { FoldedRecord } from '../../../src/domain/records/record.ts';

const event = (id: string, fields: FoldedRecord['fields']) => ({ id, kind: 'event', fields }) as FoldedRecord;
const market = event('market', { date: '2026-03-01', title: '集市宣传', form: 'exhibition' });
const lecture = event('lecture', { date: '2026-02-01', title: '讲座' });
const credit = (of: FoldedRecord, way: Credit['claim']['way'], minutes: number, duty = false): Credit => ({
  claim: { event: of.id, way, duty },
  event: of,
  minutes,
});

describe('the lines of a period', () => {
  it('are events in order of their days, with minutes by way', () => {
    const credits = [credit(market, 'code', 60), credit(market, 'later', 30), credit(lecture, 'leader', 90)];
    expect(serviceLines(credits, '2026-01-01', '2026-12-31')).toEqual([
      { day: '2026-02-01', title: '讲座', minutes: { leader: 90 } },
      { day: '2026-03-01', title: '集市宣传', form: 'exhibition', minutes: { code: 60, later: 30 } },
    ]);
  });

  it('leave out paid duty, other days and what is not credited', () => {
    const credits = [credit(market, 'code', 60, true), credit(market, 'typed', 0), credit(lecture, 'code', 90)];
    expect(serviceLines(credits, '2026-02-02', '2026-03-01')).toEqual([]);
    expect(serviceLines(credits, '2026-02-01', '2026-02-01')).toHaveLength(1);
  });
});

const line: fc.Arbitrary<ServiceLine> = fc
  .record({
    day: fc.constantFrom('2026-01-05', '2026-02-06', '2026-03-07'),
    title: fc.string({ maxLength: 8, unit: 'binary' }),
    form: fc.option(fc.constantFrom('lecture', 'film', 'other'), { nil: undefined }),
    minutes: fc.dictionary(fc.constantFrom(...ways), fc.integer({ min: 1, max: 700 }), { minKeys: 1 }),
  })
  .map(({ form, ...rest }) => ({ ...rest, ...(form !== undefined && { form }) }));

const content: fc.Arbitrary<CertificateContent> = fc.record(
  {
    number: fc.constant('2026-00147-39'),
    version: fc.integer({ min: 1, max: 9 }),
    issued: fc.constant('2026-11-29'),
    certifies: fc.boolean(),
    unit: fc.string({ maxLength: 6, unit: 'binary' }),
    name: fc.string({ maxLength: 6, unit: 'binary' }),
    volunteer: fc.string({ maxLength: 4 }),
    from: fc.constant('2026-01-01'),
    until: fc.constant('2026-11-28'),
    lines: fc.array(line, { maxLength: 4 }),
    responsible: fc.string({ maxLength: 4 }),
    handler: fc.string({ maxLength: 4 }),
    contact: fc.string({ maxLength: 4 }),
    seal: fc.boolean(),
    replaces: fc.constant('2026-09-30'),
  },
  {
    requiredKeys: [
      ...(['number', 'version', 'issued', 'certifies', 'unit', 'name', 'from', 'until', 'lines', 'seal'] as const),
    ],
  },
) as fc.Arbitrary<CertificateContent>;

/** The same with its keys in another order. */
const shuffled = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).reverse()) as T;

describe('hours as they are printed', () => {
  it('add up by way and by content to the hours of the sum', () => {
    expect(hoursOfParts([33, 33, 34])).toEqual([0.5, 0.5, 0.6]);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 9 }), (lines) => {
        const total = Math.round(hoursOf(totalMinutes(lines)) * 10);
        for (const parts of [hoursByForm(lines), hoursByWay(lines)])
          expect(Math.round(parts.reduce((sum, { hours }) => sum + hours, 0) * 10)).toBe(total);
        expect(hoursByForm(lines).reduce((sum, { times }) => sum + times, 0)).toBe(lines.length);
        for (const each of lines) expect(lineMinutes(each)).toBeGreaterThan(0);
      }),
    );
  });
});

describe('the text of a certificate', () => {
  it('is the same for the same content in any order of its keys', () => {
    fc.assert(
      fc.property(content, (of) => {
        const text = contentText(of);
        expect(contentText({ ...shuffled(of), lines: of.lines.map(shuffled) })).toBe(text);
        expect(contentText(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('differs wherever the content differs', () => {
    fc.assert(
      fc.property(content, content, (a, b) => {
        const isSame = JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
        expect(contentText(a) === contentText(b)).toBe(isSame);
        expect(contentText({ ...a, unit: `${a.unit} ` })).not.toBe(contentText(a));
        expect(contentText({ ...a, certifies: !a.certifies })).not.toBe(contentText(a));
      }),
    );
  });
});

/** Sorts the keys of an object and all in it. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [key, sorted(inner)]);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1));
}
