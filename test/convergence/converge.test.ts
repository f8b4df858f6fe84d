import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase } from '../support/database.ts';
import { prepareBackups } from './backup.ts';
import { simulate } from './simulate.ts';

/** One seed replays alone: SEED=17 npx vitest run --config test/vitest.config.ts --project convergence */
const given = process.env.SEED;
const first = Number(process.env.FIRST ?? 1);
const count = Number(process.env.SEEDS ?? 25);
const seeds = given === undefined ? Array.from({ length: count }, (_, i) => first + i) : [Number(given)];

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
  await prepareBackups(database.pool);
});
afterAll(() => database.close());

it.each(seeds)('phones and server agree after the story of seed %i', async (seed) => {
  const story = await simulate(database.pool, seed);
  expect(story.violations).toEqual([]);
});
