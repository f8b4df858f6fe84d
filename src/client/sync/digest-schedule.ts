import type { Store } from '../data/store.ts';
import type { EngineOptions, SyncEngine } from './engine-types.ts';

/** How long a comparison stays valid, milliseconds. */
const GOOD_FOR_MS = 6 * 3_600_000;
/** Delay after a successful run, when the app has been drawn and urgent work is done. */
const WAIT_MS = 20_000;
const SPREAD_MS = 40_000;

interface DigestSchedule extends Pick<EngineOptions, 'random' | 'schedule'> {
  readonly store: Pick<Store, 'checked' | 'lastContact'>;
  readonly engine: Pick<SyncEngine, 'subscribe'>;
  readonly check: () => Promise<unknown>;
}

/**
 * Compares the phone's records with the server's some time after a successful run, at most every few hours. Returns a
 * function that stops it.
 */
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
