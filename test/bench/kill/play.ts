import { type Random, seededRandom } from '../../../src/demo/random.ts';
import { openBooks } from './books.ts';
import { foundSquad } from './district.ts';
import { Reader } from './reader.ts';
import { playRound, type RoundResult, type World } from './round.ts';
import { startServerProcess } from './server-process.ts';
import { type Target, targets } from './victims.ts';
import { newWitness, type Witness, Writer } from './writer.ts';

export interface KillOptions {
  readonly rounds: number;
  /** Decides targets, moments and batches. */
  readonly seed: number;
  /** What Node runs; see `builtServer`. */
  readonly program: readonly string[];
  readonly writers?: number;
  /** Told after each round. */
  readonly onRound?: (index: number, target: Target, result: RoundResult) => void;
}

export interface KillResult {
  readonly rounds: readonly (RoundResult & { readonly target: Target; readonly milliseconds: number })[];
  readonly witness: Witness;
}

const MOST_DELAY_MS = 250;
/** Rebuilding everything grows with the rounds: now and then, and at the end. */
const REBUILD_EVERY = 20;

const weights: Readonly<Record<Target, number>> = { server: 4, postgres: 3, backend: 2, both: 2 };

async function openWorld(options: KillOptions, random: Random, witness: Witness): Promise<World> {
  const server = await startServerProcess(options.program);
  try {
    const squad = await foundSquad(server, options.writers ?? 4, options.seed);
    const writers = squad.volunteers.map(
      ({ member, caller }, index) => new Writer(caller, member, squad.id, random.fork(`writer ${index}`)),
    );
    const books = await openBooks(server);
    const { changes: founding } = await books.holdings([]);
    await books.close();
    return { server, writers, reader: new Reader(squad.leader, random.fork('reader')), witness, founding };
  } catch (thrown) {
    await server.close();
    throw thrown;
  }
}

/** Plays rounds against a real server process over real PostgreSQL. */
export async function playKills(options: KillOptions): Promise<KillResult> {
  const random = seededRandom(options.seed);
  const witness = newWitness();
  const world = await openWorld(options, random, witness);
  const rounds: KillResult['rounds'][number][] = [];
  try {
    for (let index = 1; index <= options.rounds; index++) {
      const began = performance.now();
      // The first rounds take each target once; then chance has it.
      const target = targets[index - 1] ?? random.weighted(targets, (each) => weights[each]);
      const rebuild = index % REBUILD_EVERY === 0 || index === options.rounds;
      const result = await playRound(world, { target, killAfter: random.int(5, MOST_DELAY_MS), rebuild }, random);
      rounds.push({ ...result, target, milliseconds: performance.now() - began });
      options.onRound?.(index, target, result);
    }
    return { rounds, witness };
  } catch (thrown) {
    throw new Error(
      `round ${rounds.length + 1} of seed ${options.seed}; the server said:\n${world.server.output().slice(-4_000)}`,
      {
        cause: thrown,
      },
    );
  } finally {
    await world.server.close();
  }
}
