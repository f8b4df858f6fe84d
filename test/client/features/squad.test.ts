import { describe, expect, it } from 'vitest';
import { placesToReach } from '../../../src/client/features/member/squad/places-to-reach.ts';
import { lately } from '../../../src/client/features/member/squad/withdrawn.ts';
import { compareNames } from '../../../src/client/records/compare-names.ts';
import { isBy } from '../../../src/client/state/records.ts';
import { workOf } from '../../../src/domain/coverage/coverage.ts';
import { makeClock } from '../../../src/domain/kernel/clock.ts';
import type { FieldValue } from '../../../src/domain/records/field.ts';
import type { KindName } from '../../../src/domain/records/kinds/index.ts';
import type { FoldedRecord } from '../../../src/domain/records/record.ts';
import { idOf } from '../../support/arbitraries.ts';

const record = (n: number, kind: KindName, fields: Record<string, FieldValue>): FoldedRecord => ({
  id: idOf(n),
  kind,
  fields,
  clocks: {},
  created: '',
});

describe('要去的地方', () => {
  const places = [
    record(1, 'place', { name: '清水镇', form: 'town' }),
    record(2, 'place', { name: '岭头村', form: 'village', parent: idOf(1) }),
    record(3, 'place', { name: '石桥村', form: 'village', parent: idOf(1) }),
    record(4, 'place', { name: '安定村', form: 'village', parent: idOf(1) }),
    record(5, 'place', { name: '一组', form: 'group', parent: idOf(2) }),
    record(6, 'place', { name: '集市', form: 'venue', parent: idOf(1) }),
    record(7, 'place', { name: '外村', form: 'village', parent: idOf(9) }),
  ];
  const leaflet = (n: number, date: string, place?: number) =>
    record(n, 'leaflet', { date, quantity: 1, ...(place ? { place: idOf(place) } : {}) });

  it('lists places never reached first, then by oldest work; a group counts for its village, a town for none', () => {
    const work = [
      leaflet(21, '2026-05-02', 3),
      leaflet(22, '2026-04-01', 5),
      leaflet(23, '2026-03-01', 2),
      leaflet(24, '2026-06-01', 6),
      leaflet(25, '2026-06-01', 1),
      leaflet(26, '2026-06-01'),
    ];
    const found = placesToReach(
      idOf(1),
      places,
      work.flatMap((each) => workOf(each) ?? []),
    );
    expect(found.map(({ name, form, reached }) => [name, form, reached?.last, reached?.records])).toEqual([
      ['安定村', 'village', undefined, undefined],
      ['岭头村', 'village', '2026-04-01', 2],
      ['岭头村 一组', 'group', '2026-04-01', 1],
      ['石桥村', 'village', '2026-05-02', 1],
      ['集市', 'venue', '2026-06-01', 1],
    ]);
  });
});

describe('the four-eyes rule', () => {
  it('keeps leaders from checking what they did or entered', () => {
    const done = record(1, 'leaflet', { member: idOf(90) });
    expect(isBy(done, idOf(90))).toBe(true);
    expect(isBy({ ...done, author: idOf(91) }, idOf(91))).toBe(true);
    expect(isBy({ ...done, author: idOf(91) }, idOf(92))).toBe(false);
  });
});

describe('names', () => {
  it('are sorted by the numbers in them', () => {
    const names = ['第十分队', '10组', '第二分队', '2组', '第一分队'];
    expect(names.sort(compareNames)).toEqual(['2组', '10组', '第一分队', '第二分队', '第十分队']);
  });
});

it('tells the leader for a month of what was withdrawn after it had been verified, the latest first', () => {
  const DAY_MS = 86_400_000;
  const now = Date.parse('2026-06-30T12:00:00+08:00');
  const withdrawn = (n: number, daysAgo: number) => {
    const clock = makeClock({ wall: now - daysAgo * DAY_MS, counter: 0, node: idOf(n).slice(-12) });
    const deleted = { ...record(n, 'leaflet', { date: '2026-06-01', deleted: true }), clocks: { deleted: clock } };
    return { id: idOf(n), kind: 'leaflet', record: deleted, pending: [], delivery: 'received' } as const;
  };
  const shown = lately([withdrawn(1, 31), withdrawn(2, 20), withdrawn(3, 1)], now);
  expect(shown.map(({ id }) => id)).toEqual([idOf(3), idOf(2)]);
});
