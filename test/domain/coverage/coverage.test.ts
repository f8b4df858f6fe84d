import { describe, expect, it } from 'vitest';
import { placesAbove, workOf } from '../../../src/domain/coverage/coverage.ts';
import { reachedPlaces } from '../../../src/domain/coverage/reached.ts';
import { isOverdue, taskOf, taskStates } from '../../../src/domain/coverage/task.ts';
import { makeClock } from '../../../src/domain/kernel/clock.ts';
import { startOfDay } from '../../../src/domain/kernel/day.ts';
import type { FieldValue } from '../../../src/domain/records/field.ts';
import type { KindName } from '../../../src/domain/records/kinds/index.ts';
import type { FoldedRecord } from '../../../src/domain/records/record.ts';
import { idOf } from '../../support/arbitraries.ts';

const clock = makeClock({ wall: startOfDay('2026-07-01'), counter: 0, node: idOf(1).slice(-12) });

const record = (n: number, kind: KindName, fields: Record<string, FieldValue>): FoldedRecord => ({
  id: idOf(n),
  kind,
  fields,
  clocks: {},
  created: clock,
});

const [town, village, group, school] = [idOf(1), idOf(2), idOf(3), idOf(4)];
const [mine, other] = [idOf(20), idOf(21)];
const places = [
  record(1, 'place', { name: '清水镇', form: 'town' }),
  record(2, 'place', { name: '岭头村', form: 'village', parent: town }),
  record(3, 'place', { name: '一组', form: 'group', parent: village }),
  record(4, 'place', { name: '小学', form: 'school', parent: town }),
];
const above = placesAbove(places);

const visit = (date: string, place: string | undefined, fields: Record<string, FieldValue> = {}) =>
  record(50, 'visit', { date, households: 3, squad: mine, ...(place ? { place } : {}), ...fields });
const worksOf = (...records: FoldedRecord[]) => records.flatMap((each) => workOf(each) ?? []);

describe('coverage', () => {
  it('counts work for its place and all places in which it lies, and for no other', () => {
    const works = worksOf(visit('2026-06-02', group), visit('2026-05-02', village), visit('2026-06-09', town));
    expect([...reachedPlaces(works, above, { work: 'any' })]).toEqual([
      [group, { records: 1, last: '2026-06-02' }],
      [village, { records: 2, last: '2026-06-02' }],
      [town, { records: 3, last: '2026-06-09' }],
    ]);
  });

  it('counts neither records without a place, nor plans, nor what was taken or sent back, nor unsure dates', () => {
    const plan = { date: '2026-06-09', title: '宣传', place: village, squad: mine };
    expect(
      worksOf(
        visit('2026-06-02', undefined),
        visit('2026-06-02', village, { deleted: true }),
        visit('2026-06-02', village, { review: { verdict: 'returned', reason: '', of: '' } }),
        visit('2026-08-02', village),
        record(51, 'event', { ...plan, status: 'planned' }),
        record(52, 'event', { ...plan, status: 'cancelled' }),
        record(53, 'tipline', { date: '2026-06-02', calls: 1, place: village }),
      ),
    ).toEqual([]);
    expect(worksOf(record(54, 'event', { ...plan, status: 'held' }))).toHaveLength(1);
  });

  it('goes by the kind of work and the growth stage that are asked for', () => {
    const works = worksOf(
      visit('2026-06-02', village),
      record(55, 'patrol', { date: '2026-06-03', area: 5, stage: 'sowing', place: village }),
    );
    const reaches = (work: string, stage?: string) => reachedPlaces(works, above, { work, stage }).get(village)?.last;
    expect(reaches('visit')).toBe('2026-06-02');
    expect(reaches('leaflet')).toBeUndefined();
    expect(reaches('patrol')).toBe('2026-06-03');
    expect(reaches('patrol', 'sowing')).toBe('2026-06-03');
    expect(reaches('patrol', 'fruiting')).toBeUndefined();
  });

  it('ends where places lie in each other', () => {
    const circle = placesAbove([
      record(1, 'place', { name: '甲', form: 'village', parent: village }),
      record(2, 'place', { name: '乙', form: 'village', parent: town }),
    ]);
    expect(new Set(circle(town))).toEqual(new Set([town, village]));
  });
});

describe('a task', () => {
  const given = (fields: Record<string, FieldValue> = {}) =>
    record(60, 'task', {
      work: 'visit',
      place: village,
      squad: mine,
      from: '2026-06-01',
      due: '2026-06-10',
      ...fields,
    });
  const stateOf = (task: FoldedRecord, ...records: FoldedRecord[]) => {
    const read = taskOf(task);
    const [state] = taskStates(read ? [read] : [], worksOf(...records), above);
    return state;
  };

  it('is done by the squad’s first work of its kind at the place or within it, also after its day', () => {
    expect(stateOf(given(), visit('2026-06-20', group), visit('2026-06-21', village))?.done).toBe('2026-06-20');
  });

  it('is not done by earlier work, another squad, another kind, another place or the place around it', () => {
    const elsewhere = [
      visit('2026-05-31', village),
      visit('2026-06-05', village, { squad: other }),
      record(56, 'leaflet', { date: '2026-06-05', quantity: 5, squad: mine, place: village }),
      visit('2026-06-05', school),
      visit('2026-06-05', town),
      visit('2026-06-05', undefined),
    ];
    expect(stateOf(given(), ...elsewhere)?.done).toBeUndefined();
    expect(stateOf(given({ work: 'any' }), ...elsewhere)?.done).toBe('2026-06-05');
  });

  it('is open again when the work that did it is taken back', () => {
    expect(stateOf(given(), visit('2026-06-05', village, { deleted: true }))?.done).toBeUndefined();
  });

  it('is overdue from the day after its due day, unless done', () => {
    const open = stateOf(given());
    expect(open && [isOverdue(open, '2026-06-10'), isOverdue(open, '2026-06-11')]).toEqual([false, true]);
    const late = stateOf(given(), visit('2026-06-20', village));
    expect(late && isOverdue(late, '2026-06-30')).toBe(false);
  });

  it('is gone when it was withdrawn', () => {
    expect(taskOf(given({ deleted: true }))).toBeUndefined();
  });
});
