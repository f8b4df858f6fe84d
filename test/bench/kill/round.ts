import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../../src/demo/random.ts';
import { type Books, type Holdings, openBooks } from './books.ts';
import type { Reader } from './reader.ts';
import type { ServerProcess } from './server-process.ts';
import { strike, type Target } from './victims.ts';
import type { Witness, Writer } from './writer.ts';

export interface World {
  readonly server: ServerProcess;
  readonly writers: readonly Writer[];
  readonly reader: Reader;
  readonly witness: Witness;
  /** Changes from before the first round. */
  readonly founding: number;
}

export interface RoundPlan {
  readonly target: Target;
  /** Milliseconds after the writers began. */
  readonly killAfter: number;
  /** Whether everything is rebuilt from the changes afterwards. */
  readonly rebuild: boolean;
}

export interface RoundResult {
  /** Acknowledged in this round. */
  readonly changes: number;
  /** Acknowledged changes that the server does not hold. */
  readonly lost: number;
  /** Effects beyond the first of a change. */
  readonly doubled: number;
  /** Acknowledged records that the polling reader does not have as they were written last. */
  readonly missed: number;
  /** What else does not add up, in words. */
  readonly problems: readonly string[];
  /** Writers who were waiting for an answer when the signal was sent. */
  readonly inFlight: number;
  /** From the signal to the next acknowledged push, milliseconds. */
  readonly outage: number;
}

/** The writers push until something has been killed and all that they sent is acknowledged; the reader polls on. */
async function killAmidPushes({ server, writers, reader, witness }: World, plan: RoundPlan, random: Random) {
  let isStruck = false;
  let isOver = false;
  let struckAt = Number.POSITIVE_INFINITY;
  let backAt: number | undefined;
  const polling = reader.poll(() => isOver);
  const working = writers.map((writer) =>
    writer.work(
      () => isStruck,
      witness,
      () => {
        if (performance.now() > struckAt) backAt ??= performance.now();
      },
    ),
  );
  await sleep(plan.killAfter);
  const inFlight = writers.filter(({ isPushing }) => isPushing).length;
  struckAt = performance.now();
  const striking = strike(server, plan.target, random).then(() => {
    isStruck = true;
  });
  try {
    await Promise.all([striking, ...working]);
  } finally {
    isOver = true;
    await polling;
  }
  return { inFlight, outage: (backAt ?? struckAt) - struckAt };
}

/** What the database holds against what was acknowledged. */
function disagreements({ founding, writers }: World, held: Holdings): string[] {
  const expected = writers.flatMap(({ acknowledged }) => [...acknowledged.values()]);
  const sum = expected.reduce((total, { quantity }) => total + quantity, 0);
  const changes = founding + writers.reduce((total, { count }) => total + count, 0);
  const claims: readonly (readonly [string, number, number])[] = [
    ['changes in all', held.changes, changes],
    ['ids, each once', held.ids, held.changes],
    ['numbers, each once', held.seqs, held.changes],
    ['numbers without a hole', held.lastSeq - held.firstSeq + 1, held.changes],
    ['the head', held.head, held.lastSeq],
    ['records', held.records, expected.length],
    ['the evidence', held.contributed, sum],
    ['the tallies', held.tallied, sum],
  ];
  return claims.filter(([, is, due]) => is !== due).map(([what, is, due]) => `${what}: ${is} instead of ${due}`);
}

async function audit(world: World, books: Books, plan: RoundPlan) {
  const sent = world.writers.flatMap((writer) => writer.sent());
  const ids = sent.map(({ change }) => change.id);
  const problems: string[] = [];
  const before = await books.holdings(ids);
  problems.push(...disagreements(world, before));
  const repeated = await Promise.all(world.writers.map((writer) => writer.repeat(world.witness)));
  const anew = repeated.reduce((total, count) => total + count, 0);
  problems.push(
    ...disagreements(world, await books.holdings(ids)).map((problem) => `after all was sent again: ${problem}`),
  );
  await world.reader.catchUp();
  const own = world.writers.flatMap(({ acknowledged }) => [...acknowledged.values()]);
  const missed = own.filter(({ id, quantity }) => world.reader.quantities.get(id) !== quantity).length;
  if (world.reader.quantities.size !== own.length) problems.push(`the reader holds ${world.reader.quantities.size}`);
  const differences = plan.rebuild ? await books.differences() : 0;
  if (differences > 0) problems.push(`${differences} differences to the rebuild`);
  return {
    changes: ids.length,
    lost: ids.length - before.found,
    doubled: anew + before.changes - before.ids,
    missed,
    problems,
  };
}

/** One round: a kill amid pushes, everything pushed again, everybody's books compared. */
export async function playRound(world: World, plan: RoundPlan, random: Random): Promise<RoundResult> {
  const { inFlight, outage } = await killAmidPushes(world, plan, random);
  const books = await openBooks(world.server);
  try {
    return { inFlight, outage, ...(await audit(world, books, plan)) };
  } finally {
    await books.close();
  }
}
