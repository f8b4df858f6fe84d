import { describe, expect, it } from 'vitest';
import type { Part } from '../../../src/domain/learning/card.ts';
import { cards } from '../../../src/domain/learning/cards/index.ts';
import { lawValues } from '../../../src/domain/learning/law-values.ts';
import { type ArrangeOptions, arrangePoster } from '../../../src/domain/posters/arrange.ts';
import type { PosterContent } from '../../../src/domain/posters/content.ts';
import { batchPoster, eventPoster, freePoster, reportPoster } from '../../../src/domain/posters/contents.ts';
import { contrastOf } from '../../../src/domain/posters/contrast.ts';
import { dayTexts } from '../../../src/domain/posters/day-texts.ts';
import { publicityDays } from '../../../src/domain/posters/days.ts';
import { cardPoster, dayPoster, postableParts } from '../../../src/domain/posters/learning-posters.ts';
import type { Measure } from '../../../src/domain/posters/lines.ts';
import { layoutNames } from '../../../src/domain/posters/looks.ts';
import type { BoxShape, CodeShape, Shape, TextShape } from '../../../src/domain/posters/shapes.ts';
import { LEAST_CODE, QUIET, type SheetName, sheetNames, sheets } from '../../../src/domain/posters/sheets.ts';
import { there } from '../../support/there.ts';

const measure: Measure = (text) => [...text].reduce((sum, each) => sum + (/[\u0020-\u024f]/.test(each) ? 0.55 : 1), 0);
const publisher = { origin: 'https://jindu.chengxi.example.cn', organizer: '澄溪区禁毒委员会办公室' };
const event = {
  ...{ id: '0199a3c1-7a10-7000-8000-000000000001', title: '青田镇赶集日禁毒宣传', day: '2026-12-12' },
  ...{
    starts: '08:30',
    ends: '11:30',
    place: '青田镇中心广场',
    audience: '赶集群众',
    host: '第一分队',
    isPublic: true,
  },
};
const contents: Readonly<Record<string, PosterContent>> = {
  event: eventPoster(publisher, event),
  batch: batchPoster(publisher, '26K3', '《认识新型毒品》折页'),
  report: reportPoster(publisher),
  free: freePoster(publisher, '通知', '关于开展秋冬季禁种踏查的通知', '请各村安排一名村干部带路。\n两人以上同行。'),
  ...Object.fromEntries(
    publicityDays.map((day) => [day.id, dayPoster(publisher, day, dayTexts[day.id].titles[0], lawValues)]),
  ),
};

/** Modules of a QR code of version 6, which holds 106 bytes at level M. */
const options: ArrangeOptions = { layout: 'notice', sheet: 'phone', measure, modules: 41, hasPicture: false };
const arranged = (content: PosterContent, change: Partial<ArrangeOptions> = {}) => {
  const result = arrangePoster(content, { ...options, ...change });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const isText = (shape: Shape): shape is TextShape => shape.sort === 'text';
const isCode = (shape: Shape): shape is CodeShape => shape.sort === 'code';
const bare = (text: string) => text.replace(/\s/g, '');

const everyWay = layoutNames.flatMap((layout) => sheetNames.map((sheet) => ({ layout, sheet })));

describe.each(everyWay)('$layout on $sheet', ({ layout, sheet }) => {
  it.each(Object.keys(contents))('holds the whole text of %s on the sheet', (name) => {
    const content = there(contents[name]);
    const { shapes, width, height } = arranged(content, { layout, sheet });
    const texts = shapes.filter(isText);
    const written = bare(texts.map(({ text }) => text).join(''));
    const { kicker, figure, title, lead, facts, blocks, code, calls, organizer } = content;
    for (const text of [kicker, figure, title, lead, code?.title, code?.note, organizer])
      expect(written).toContain(bare(text ?? ''));
    for (const { name: label, text } of facts) expect(written).toContain(bare(label + text));
    for (const { text } of blocks) expect(written).toContain(bare(text));
    for (const { number } of calls) expect(written).toContain(number);
    for (const { text, x, y, size, isBold, align } of texts) {
      const wide = measure(text, isBold) * size;
      const left = { left: x, center: x - wide / 2, right: x - wide }[align];
      expect(left).toBeGreaterThanOrEqual(0);
      expect(left + wide).toBeLessThanOrEqual(width + 1);
      expect(y - size).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(height);
    }
  });

  it('writes no text on another', () => {
    const texts = arranged(there(contents.event), { layout, sheet }).shapes.filter(isText);
    const boxes = texts.map(({ text, x, y, size, isBold, align }) => {
      const wide = measure(text, isBold) * size;
      const left = { left: x, center: x - wide / 2, right: x - wide }[align];
      return { text, left, right: left + wide, top: y - size * 0.8, bottom: y + size * 0.1 };
    });
    for (const [at, a] of boxes.entries())
      for (const b of boxes.slice(at + 1))
        expect(
          a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom,
          `${a.text} ${b.text}`,
        ).toBe(false);
  });

  it('has a QR code of at least 25 mm with its quiet zone on white', () => {
    const { paper, width } = sheets[sheet];
    const perMillimetre = width / paper;
    for (const modules of [25, 41, 45]) {
      const { shapes } = arranged(there(contents.batch), { layout, sheet, modules });
      const code = there(shapes.find(isCode));
      expect((code.module * code.modules) / perMillimetre).toBeGreaterThanOrEqual(LEAST_CODE);
      const zone = QUIET * code.module;
      const under = there(
        shapes.find(
          (shape): shape is BoxShape => shape.sort === 'box' && shape.fill === '#ffffff' && shape.edge !== undefined,
        ),
      );
      expect(code.x - under.x).toBe(zone);
      expect(code.y - under.y).toBe(zone);
      expect(under.width).toBe(modules * code.module + 2 * zone);
      expect(under.height).toBe(under.width);
    }
  });

  it('is readable where a fifth of its contrast is lost', () => {
    const { shapes } = arranged(there(contents.event), { layout, sheet });
    for (const { text, fill, on } of shapes.filter(isText))
      expect([text, contrastOf(fill, on, 0.2) >= 4.5]).toEqual([text, true]);
  });
});

it('knows the contrast of black on white, and what is left of it', () => {
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 5);
  // Middle grey takes the rest: 0.1 and 0.9 of white.
  expect(contrastOf('#000000', '#ffffff', 0.2)).toBeCloseTo(0.8374 / 0.06, 0);
  expect(contrastOf('#777777', '#777777', 0.2)).toBe(1);
});

it('says how much of a long text fits, and cuts nothing', () => {
  const long = '禁毒宣传，'.repeat(100);
  const result = arrangePoster(freePoster(publisher, '通知', '五百字', long), options);
  if (result.ok || result.error.code !== 'too_long') throw new Error('it fits');
  expect(result.error.given).toBe(500);
  expect(result.error.fits).toBeGreaterThan(200);
  const fitting = (count: number) =>
    arrangePoster(freePoster(publisher, '通知', '五百字', long.slice(0, count)), options).ok;
  expect([fitting(result.error.fits), fitting(result.error.fits + 1)]).toEqual([true, false]);
  expect(arrangePoster(freePoster(publisher, '通知', '五百字', long), { ...options, sheet: 'a4' }).ok).toBe(true);
});

it('refuses an address whose code would be too fine', () => {
  expect(arrangePoster(there(contents.free), { ...options, modules: 177 })).toEqual({
    ok: false,
    error: { code: 'long_address' },
  });
});

it.each(cards.map((card) => [card.id, card] as const))(
  'holds each part of the card %s on a phone, and all on A3',
  (_, card) => {
    const fits = (parts: readonly Part[], sheet: SheetName) => {
      const content = cardPoster(publisher, card, parts, '2027-06-01', lawValues);
      return arrangePoster(content, { ...options, layout: 'knowledge', sheet, hasPicture: true }).ok;
    };
    for (const part of postableParts(card, lawValues)) expect([part, fits([part], 'phone')]).toEqual([part, true]);
    expect(fits(postableParts(card, lawValues), 'a3')).toBe(true);
  },
);
