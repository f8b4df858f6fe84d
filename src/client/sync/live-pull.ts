import { mergePokes, type Poke } from '../../protocol/sync/live.ts';
import type { SyncMeta } from '../data/idb/rows.ts';
import type { SyncStore } from '../data/store.ts';
import type { SyncEngine } from './engine-types.ts';

/** A squad's phones receive the same poke; their pulls are spread over this time, milliseconds. */
const LEAST_WAIT_MS = 100;
const SPREAD_MS = 1_400;

/** Tells whether a poke announces something that this phone subscribes to and does not have. */
export function isNews({ head, cursors }: Pick<SyncMeta, 'head' | 'cursors'>, poke: Poke): boolean {
  if (poke.head <= head) return false;
  return poke.scopes === '*' || poke.scopes.some((scope) => cursors[scope] !== undefined);
}

interface PullOnPokeOptions {
  readonly store: Pick<SyncStore, 'state'>;
  readonly engine: Pick<SyncEngine, 'trigger'>;
  readonly random: () => number;
  readonly schedule: (ms: number, work: () => void) => () => void;
}

/** Pulls shortly after a poke, unless the phone caused it or does not need it. */
export function pullOnPoke({ store, engine, random, schedule }: PullOnPokeOptions) {
  let waiting: Poke | undefined;
  let cancel = () => {};
  async function look(): Promise<void> {
    const poke = waiting;
    waiting = undefined;
    const state = await store.state().catch(() => undefined);
    // If the state cannot be read, run anyway: the run reports the failure.
    if (poke && (!state || (state.ok && isNews(state.value.sync, poke)))) engine.trigger('poke');
  }
  return {
    poke(poke: Poke) {
      const isFirst = waiting === undefined;
      waiting = mergePokes(waiting, poke);
      if (isFirst) cancel = schedule(LEAST_WAIT_MS + random() * SPREAD_MS, () => void look());
    },
    stop: () => cancel(),
  };
}
