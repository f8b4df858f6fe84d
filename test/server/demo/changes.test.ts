import { expect, test } from 'vitest';
import { changesOf } from '../../../src/demo/changes.ts';
import { seededRandom } from '../../../src/demo/random.ts';
import { dayAt } from '../../../src/domain/kernel/day.ts';
import { authorizeChange } from '../../../src/domain/records/authorize.ts';
import type { AppliedChange } from '../../../src/domain/records/change.ts';
import { checkChange } from '../../../src/domain/records/check-change.ts';
import { fold } from '../../../src/domain/records/fold.ts';
import { type FoldedRecord, isBackEntry, statusOf } from '../../../src/domain/records/record.ts';
import { demoDistrict } from './support.ts';

const now = Date.parse('2026-11-23T21:30:00+08:00');
const district = demoDistrict({ now, seed: 1 });
const changes = changesOf(district.drafts, seededRandom(1));

test('phones number their changes without gaps, in clock order', () => {
  for (const list of changes.values()) {
    expect(list.map(({ deviceSeq }) => deviceSeq)).toEqual(list.map((_, index) => index + 1));
    const clocks = list.map(({ clock }) => clock);
    expect(clocks).toEqual([...new Set(clocks)].sort());
  }
});

test('the rules allow every change when sent in the order of the senders', () => {
  const applied = new Map<string, AppliedChange[]>();
  const records = new Map<string, FoldedRecord>();
  const lookup = (id: string): FoldedRecord | undefined => records.get(id);
  const failures = district.senders.flatMap((actor) =>
    (changes.get(actor.member) ?? []).flatMap((change) => {
      const all = [...(applied.get(change.record) ?? []), { ...change, effective: change.clock, author: actor.member }];
      const after = fold(all);
      if (!after) return [{ code: 'record_not_yet_here' }];
      const failure =
        checkChange(change, after, dayAt(now), lookup) ??
        authorizeChange(actor, change, records.get(change.record), after, lookup);
      applied.set(change.record, all);
      records.set(change.record, after);
      return failure ? [{ ...failure, change }] : [];
    }),
  );
  expect(failures).toEqual([]);
  expect(records.size).toBe(district.drafts.length);
  expect([...records.values()].filter(({ conflicts }) => conflicts)).toEqual([]);

  const work = [...records.values()].filter(({ fields }) => 'member' in fields);
  const count = (wanted: string): number => work.filter((record) => statusOf(record) === wanted).length;
  expect(count('verified') / work.length).toBeGreaterThan(0.7);
  expect(count('reported')).toBeGreaterThan(0);
  expect(count('returned')).toBeGreaterThan(0);
  expect(work.some(isBackEntry)).toBe(true);
  expect(work.some(({ fields }) => fields.place === undefined)).toBe(true);
});
