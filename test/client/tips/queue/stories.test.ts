import { beforeAll, describe, expect, it } from 'vitest';
import { steadyDigest } from './story/steady-digest.ts';
import { tell } from './story/story.ts';

// More of them: `SEEDS=1000 npx vitest run --config test/vitest.config.ts --project unit test/client/tips/queue/stories.test.ts`
const count = Number(process.env.SEEDS ?? 200);
/** One of them alone. */
const given = process.env.SEED;
const CHUNK = 50;

const seeds = given === undefined ? Array.from({ length: count }, (_, at) => at + 1) : [Number(given)];
const happened = new Set<string>();

beforeAll(steadyDigest);

describe('a sealed item is never lost, doubled, early or out of order', () => {
  for (let at = 0; at < seeds.length; at += CHUNK) {
    const chunk = seeds.slice(at, at + CHUNK);
    it(`in the stories of seeds ${chunk[0]} to ${chunk.at(-1)}`, async () => {
      const failed: string[] = [];
      for (const seed of chunk) {
        const { violations, faults } = await tell(seed);
        failed.push(...violations.map((violation) => `SEED=${seed}: ${violation}`));
        for (const fault of Object.keys(faults)) happened.add(fault);
      }
      expect(failed).toEqual([]);
    }, 120_000);
  }

  it.skipIf(given !== undefined)('with every kind of fault among them', () => {
    expect([...happened]).toEqual(
      expect.arrayContaining([
        'request lost',
        'request cut',
        'answer lost',
        'sent twice',
        'bytes spoilt',
        'captive portal',
        'status 429',
        'status 503',
        'page killed',
        'page frozen',
        'clock jump',
        'photo damaged',
        'server forgets',
        'kept in memory',
        'storage closed under a read',
        'storage killed before commit',
        'storage killed after commit',
        'storage failed',
        'storage failed after commit',
        'storage full',
      ]),
    );
  });
});
