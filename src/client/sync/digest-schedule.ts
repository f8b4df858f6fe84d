import type { Store } from '../data/store.ts';
import type { EngineOptions, SyncEngine } from './engine-types.ts';

/** So long the last comparison is good for, milliseconds. */
const GOOD_FOR_MS = 6 * 3_600_000;
/** After a good run: the app has then been drawn, and what is urgent is done. */
const WAIT_MS = 20_000;
const SPREAD_MS = 40_000;

export interface DigestSchedule extends Pick<EngineOptions, 'random' | 'schedule'> {
  readonly store: Pick<Store, 'checked' | 'lastContact'>;
  readonly engine: Pick<SyncEngine, 'subscribe'>;
  readonly check: () => Promise<unknown>;
}

/** Compares the phone's records with the server's a while after a good run, every few hours at most. Returns the stop. */
export function scheduleDigest({ store, engine, check, random, schedule }: DigestSchedule): () => void {
  let isPlanned = false;
  let cancel = () => {};
  async function look(): Promise<void> {
    const [checked, contact] = await Promise.all([store.checked(), store.lastContact()]);
    if (contact !== null && Math.abs(contact - (checked?.at ?? 0)) > GOOD_FOR_MS) await check();
    isPlanned = false;
  }
  const stop = engine.subscribe(({ working, failure, session }) => {
    if (isPlanned || working || failure !== null || session !== 'signed_in') return;
    isPlanned = true;
    cancel = schedule(WAIT_MS + random() * SPREAD_MS, () => void look());
  });
  return () => {
    stop();
    cancel();
  };
}
