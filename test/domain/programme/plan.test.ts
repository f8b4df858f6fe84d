import { expect, it } from 'vitest';
import { sampleAim, shareAim } from '../../../src/domain/programme/aims.ts';
import { dueFollowUps } from '../../../src/domain/programme/follow-up.ts';
import {
  deadlinesOutside,
  type Programme,
  type ProgrammeTask,
  stageState,
} from '../../../src/domain/programme/plan.ts';
import type { FoldedRecord } from '../../../src/domain/records/record.ts';
import { readStages } from '../../../src/domain/records/stages.ts';
import { idOf } from '../../support/arbitraries.ts';

type Fields = FoldedRecord['fields'];

/** As a county wrote it: the carrying-out has no end, and the final push no day at all. */
const stages = readStages('1 2010-06-01 2010-10-31 动员准备\n2 2010-11-01 ? 组织实施\n3 ? ? 攻坚') ?? [];
const programme: Programme = { id: idOf(1), name: '创建无毒县', from: '2010-06-01', to: '2010-12-31', stages };

const task = (stage: string | undefined, due: string): ProgrammeTask => ({
  ...{ id: idOf(2), name: due, stage, due, units: undefined, measure: undefined, goal: undefined },
});

it.each([
  ['2010-05-31', ['ahead', 'ahead', 'undated']],
  ['2010-10-31', ['running', 'ahead', 'undated']],
  ['2010-11-01', ['over', 'undated', 'undated']],
])('on %s stages are %j', (day, states) => expect(stages.map((stage) => stageState(stage, day))).toEqual(states));

it('finds deadlines outside their stage, and none where a day is not set', () => {
  const inside = [task('1', '2010-06-01'), task('1', '2010-10-31'), task('2', '2011-12-31'), task('3', '2010-01-01')];
  const outside = [task('1', '2010-11-01'), task('2', '2010-10-31')];
  const unplaced = [task(undefined, '2009-01-01'), task('7', '2009-01-01')];
  const found = deadlinesOutside(programme, [...inside, ...outside, ...unplaced]);
  expect(found.map((each) => each.task)).toEqual(outside);
});

it.each([
  [4, 5, 'below', 1],
  [5, 5, 'reached', 0],
  [17, 20, 'reached', 0],
  [16, 20, 'below', 1],
  [0, 5, 'below', 5],
  [undefined, 5, 'unknown', 0],
  [3, 0, 'unknown', 0],
])('%s of %s named towns against 85%% is %s, with %s to go', (named, towns, verdict, lacking) =>
  expect(shareAim(named, towns, 85)).toMatchObject({ verdict, lacking }),
);

it.each([
  [391, 420, 'reached'],
  [380, 420, 'uncertain'],
  [360, 420, 'below'],
  [0, 0, 'unknown'],
])('%s of %s who know, against 90%%, are %s by the lower end of the interval', (passed, asked, verdict) =>
  expect(sampleAim([{ passed, asked }], 90).verdict).toBe(verdict),
);

it('asks again for what was to be put right until somebody has been there again', () => {
  const visit = (n: number, date: string, more: Fields): FoldedRecord => ({
    ...{ id: idOf(n), kind: 'supervision', clocks: {}, created: '' },
    fields: { date, ...more },
  });
  const town = { place: idOf(90) };
  const visits = [
    visit(11, '2026-03-01', { ...town, follow: '补宣传栏', followBy: '2026-04-01' }),
    visit(12, '2026-03-02', { body: '区司法局', follow: '补台账', followBy: '2026-04-08' }),
    visit(13, '2026-03-03', { body: '区文旅局', follow: '贴标志', followBy: '2026-04-20' }),
    visit(14, '2026-03-04', { body: '区卫健局' }),
  ];
  const listed = (all: FoldedRecord[], today = '2026-04-02') =>
    dueFollowUps(all, today).map(({ record, due, isOverdue }) => [record.id, due, isOverdue]);
  expect(listed(visits)).toEqual([
    [idOf(11), '2026-04-01', true],
    [idOf(12), '2026-04-08', false],
  ]);
  expect(listed([...visits, visit(15, '2026-04-02', town)])).toEqual([[idOf(12), '2026-04-08', false]]);
  expect(listed([...visits, visit(15, '2026-02-01', town)])).toHaveLength(2);
  expect(listed([visit(16, '2026-03-01', { ...town, followBy: '2026-04-01', deleted: true })])).toEqual([]);
});
