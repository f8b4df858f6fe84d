import { expect, it } from 'vitest';
import { sampleAim, shareAim } from '../../../src/domain/programme/aims.ts';
import {
  deadlinesOutside,
  type Programme,
  type ProgrammeTask,
  stageState,
} from '../../../src/domain/programme/plan.ts';
import { readStages } from '../../../src/domain/records/stages.ts';
import { idOf } from '../../support/arbitraries.ts';

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
  [370, 420, 'below'],
  [0, 0, 'unknown'],
])('%s of %s who know, against 90%%, are %s by the lower end of the interval', (passed, asked, verdict) =>
  expect(sampleAim(passed, asked, 90).verdict).toBe(verdict),
);
