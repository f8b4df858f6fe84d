import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase } from '../support/database.ts';
import { openGround } from './ground.ts';
import { simulate } from './simulate.ts';

/** Stories that are told beside each other: while one waits for PostgreSQL, another one goes on. */
const TOGETHER = 2;
const CHUNK = 25;

/** One seed replays alone: `SEED=17 npx vitest run --config test/vitest.config.ts --project convergence` */
const given = process.env.SEED;
const first = Number(process.env.FIRST ?? 1);
const count = Number(process.env.SEEDS ?? 50);

/** Of full storms: each found something once. */
const found = [100_511, 300_953, 302_816, 402_533, 701_351, 702_511];

/** The seeds of one of two halves, which run in processes of their own. */
function seedsOf(half: 0 | 1): number[] {
  if (given !== undefined) return half === 0 ? [Number(given)] : [];
  return [...Array.from({ length: count }, (_, i) => first + i), ...found].filter((seed) => seed % 2 === half);
}

/** Defines the tests of one half of the seeds. */
export function playSeeds(half: 0 | 1): void {
  let database: Awaited<ReturnType<typeof testDatabase>>;
  let pool: pg.Pool;
  beforeAll(async () => {
    database = await testDatabase();
    pool = await openGround(database.url);
  });
  afterAll(async () => {
    await pool.end();
    await database.close();
  });

  const seeds = seedsOf(half);
  if (seeds.length === 0) it('has no seeds in this half', () => expect(Number(given ?? count)).not.toBeNaN());
  for (let at = 0; at < seeds.length; at += CHUNK) {
    const chunk = seeds.slice(at, at + CHUNK);
    it(`phones and server agree after the stories of seeds ${chunk[0]} to ${chunk.at(-1)}`, async () => {
      const failed: string[] = [];
      const next = chunk.values();
      const tell = async () => {
        for (const seed of next) {
          const { violations } = await simulate(pool, seed);
          failed.push(...violations.map((violation) => `SEED=${seed}: ${violation}`));
        }
      };
      await Promise.all(Array.from({ length: TOGETHER }, tell));
      expect(failed).toEqual([]);
    });
  }
}
