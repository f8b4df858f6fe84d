import { describe, expect, test } from 'vitest';
import { changesOf } from '../../../src/demo/changes.ts';
import { seededRandom } from '../../../src/demo/random.ts';
import { claimOf, eventKeyOf } from '../../../src/domain/attendance/claim.ts';
import { verdictsOf } from '../../../src/domain/attendance/verdict.ts';
import { isRunning, targetsOf } from '../../../src/domain/events/campaigns.ts';
import { plannedEvents } from '../../../src/domain/events/event.ts';
import { standingOf, standings } from '../../../src/domain/events/times.ts';
import { dayAt } from '../../../src/domain/kernel/day.ts';
import { taskRows } from '../../../src/domain/programme/cell.ts';
import { deadlinesOutside, programmeOf, programmeTaskOf, unitOf } from '../../../src/domain/programme/plan.ts';
import type { AppliedChange } from '../../../src/domain/records/change.ts';
import { fold } from '../../../src/domain/records/fold.ts';
import { answers } from '../../../src/domain/records/kinds/answer.ts';
import { ways } from '../../../src/domain/records/kinds/attendance.ts';
import { contributionsOf, type FoldedRecord, postingsOf } from '../../../src/domain/records/record.ts';
import { balanceOf, countOf, holdingsOf, varianceOf } from '../../../src/domain/stock/ledger.ts';
import { demoDistrict } from './support.ts';

/** Folds the demo's records, as a server would that has received all changes. */
function recordsAt(now: number): FoldedRecord[] {
  const byRecord = new Map<string, AppliedChange[]>();
  for (const [author, list] of changesOf(demoDistrict({ now, seed: 1 }).drafts, seededRandom(1)))
    for (const change of list) {
      const applied = { ...change, effective: change.clock, author };
      byRecord.set(change.record, [...(byRecord.get(change.record) ?? []), applied]);
    }
  return [...byRecord.values()].flatMap((changes) => fold(changes) ?? []);
}

describe.each(['00:05', '06:30', '13:00', '23:50'])('the campaign month of the demo at %s', (time) => {
  const now = Date.parse(`2026-06-24T${time}:00+08:00`);
  const records = recordsAt(now);
  const of = (kind: FoldedRecord['kind']) => records.filter((record) => record.kind === kind);
  const planned = plannedEvents(records);

  test('has a running campaign with targets of the district, of squads and of towns, and work towards them', () => {
    const [campaign] = of('campaign');
    if (!campaign) throw new Error('no campaign');
    expect(isRunning(campaign, dayAt(now))).toBe(true);
    const targets = targetsOf(campaign);
    expect(targets.filter((target) => !target.of)).toHaveLength(3);
    for (const group of ['squad', 'town'])
      expect(targets.filter((target) => target.of && group in target.of)).toHaveLength(5);
    const own = records.filter(({ fields }) => fields.campaign === campaign.id).flatMap(contributionsOf);
    expect(new Set(own.map(({ figure }) => figure))).toContain('leaflet.distributed');
    expect(new Set(own.map(({ figure }) => figure))).toContain('visit.household');
  });

  test('has events of every standing, with answers of every choice', () => {
    expect(new Set(planned.map((event) => standingOf(event, now)))).toEqual(new Set(standings));
    expect(new Set(of('answer').map(({ fields }) => fields.choice))).toEqual(new Set(answers));
  });

  test('has presence in all four ways, and one that waits for approval', () => {
    const claims = of('attendance').flatMap((record) => claimOf(record) ?? []);
    expect(new Set(claims.map(({ way }) => way))).toEqual(new Set(ways));
    const keys = of('eventKey').flatMap((record) => eventKeyOf(record) ?? []);
    const verdicts = claims.map((claim) => {
      const event = planned.find(({ id }) => id === claim.event);
      const all = claims.filter((each) => each.event === claim.event);
      const its = keys.filter((key) => key.event === claim.event);
      return verdictsOf(event, its, all).get(claim.id);
    });
    const asked = verdicts.filter((verdict) => verdict?.state === 'asked');
    expect(asked).toEqual([{ state: 'asked', why: 'second' }]);
    expect(verdicts.filter((verdict) => verdict?.state === 'accepted')).toHaveLength(claims.length - 1);
  });

  test('has hours of the volunteer with a link, who scanned, typed and was ticked', () => {
    const busiest = demoDistrict({ now, seed: 1 }).world.squads[1]?.volunteers[0]?.id;
    const own = of('attendance')
      .flatMap((record) => claimOf(record) ?? [])
      .filter(({ member }) => member === busiest);
    expect(own.map(({ way }) => way).sort()).toEqual(['code', 'leader', 'typed']);
  });

  test('has a stock below zero and a stocktake that differs from the book', () => {
    const holdings = holdingsOf(
      records.flatMap(postingsOf),
      records.flatMap((record) => countOf(record) ?? []),
    ).filter(({ account }) => account.startsWith('squad/'));
    expect(holdings.some((holding) => balanceOf(holding) < 0)).toBe(true);
    expect(holdings.some((holding) => varianceOf(holding) !== 0)).toBe(true);
  });
});

test('the programme of the demo has stages, units, an undecided person, and cells that are overdue', () => {
  const today = '2026-11-23';
  const records = recordsAt(Date.parse(`${today}T21:30:00+08:00`));
  const of = (kind: FoldedRecord['kind']) => records.filter((record) => record.kind === kind);
  const [programme] = of('programme').flatMap((record) => programmeOf(record) ?? []);
  if (!programme) throw new Error('no programme');
  const units = of('programmeUnit').flatMap((record) => unitOf(record) ?? []);
  const tasks = of('programmeTask').flatMap((record) => programmeTaskOf(record) ?? []);
  expect([programme.stages.length, units.length, tasks.length]).toEqual([3, 9, 8]);
  expect(deadlinesOutside(programme, tasks)).toEqual([]);
  expect(units.filter(({ second }) => !second)).toHaveLength(1);
  const said = new Map(of('progress').map((record) => [record.id, record]));
  const rows = taskRows(
    tasks,
    units,
    said,
    ({ measure }, { town }) => (measure && town ? 'unknown' : undefined),
    today,
  );
  expect(rows.reduce((sum, { overdue }) => sum + overdue, 0)).toBe(2);
  const visits = of('supervision').flatMap(contributionsOf);
  expect(visits.filter(({ figure }) => figure === 'supervise.visits').length).toBeGreaterThanOrEqual(8);
});
