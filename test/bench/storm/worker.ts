import { openGround } from '../../convergence/ground.ts';
import { type Story, simulate } from '../../convergence/simulate.ts';

/** What the storm asks of a worker: one seed. */
export interface Order {
  readonly seed: number;
}

/** What the worker tells: the story, or that the story itself came to grief. */
export type Told = { readonly story: Story } | { readonly seed: number; readonly error: string };

const send = (told: Told): void => void process.send?.(told);

const strayErrors: string[] = [];
process.on('unhandledRejection', (thrown) => {
  strayErrors.push(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
});

const pool = await openGround(process.env.STORM_DATABASE ?? '');

async function play(seed: number): Promise<Told> {
  try {
    const story = await simulate(pool, seed);
    const violations = [...story.violations, ...strayErrors.splice(0)];
    return { story: { ...story, violations } };
  } catch (thrown) {
    return { seed, error: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) };
  }
}

process.on('message', ({ seed }: Order) => void play(seed).then(send));
process.on('disconnect', () => void pool.end().then(() => process.exit()));
