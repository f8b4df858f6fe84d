import { expect, test } from 'vitest';
import { playKills } from '../../bench/kill/play.ts';
import { builtServer } from '../../support/e2e-build.ts';

test('nothing is lost, doubled or missed when server, PostgreSQL, one of its processes, or all are killed amid pushes', async () => {
  const seed = Date.now() % 100_000;
  const { rounds, witness } = await playKills({ rounds: 4, seed, program: builtServer });
  const faults = rounds.filter(({ lost, doubled, missed, problems }) => lost + doubled + missed + problems.length > 0);
  expect(faults, `seed ${seed}`).toEqual([]);
  expect(witness, `seed ${seed}`).toMatchObject({ torn: 0, refused: 0, wrongAnswers: [] });
  expect(new Set(rounds.map(({ target }) => target)).size).toBe(4);
  expect(rounds.every(({ changes }) => changes > 0)).toBe(true);
}, 180_000);
