import type { Cycle, SyncFailure } from './cycle.ts';
import { isBehind } from './restored.ts';

/** Pages that another tab may take before us in one run: beyond that it does the work, and we need not. */
const MOST_OVERTAKEN = 50;

export type Fetched = { readonly failure?: SyncFailure; readonly restarted: boolean };

/** Pulls page by page to the end. `restarted`: the server lost records, and what it had acknowledged is to go again. */
export async function fetchChanges(cycle: Cycle): Promise<Fetched> {
  const { store, transport, report } = cycle;
  for (let overtaken = 0; overtaken < MOST_OVERTAKEN && !cycle.isStopped(); ) {
    const state = await store.state();
    if (!state.ok) return { failure: state.error, restarted: false };
    const { device, sync } = state.value;
    const { epoch, cursors, wanted } = sync;
    const answer = await transport.pull({
      device: device.id,
      epoch,
      cursors: { ...cursors },
      ...(wanted.length ? { want: [...wanted] } : {}),
    });
    if (!answer.ok && answer.error.code === 'upgrade') {
      report({ outdated: true });
      return { restarted: false };
    }
    if (!answer.ok) return { failure: answer.error, restarted: false };
    report({ outdated: false });
    if (isBehind(answer.value, sync, device)) {
      const restarted = await store.restart(sync.epoch);
      return restarted.ok ? { restarted: true } : { failure: restarted.error, restarted: false };
    }
    const applied = await store.applyPull({ device: device.id, epoch, cursors }, answer.value);
    if (!applied.ok) return { failure: applied.error, restarted: false };
    if (!applied.value) overtaken++;
    else if (!answer.value.more) break;
  }
  return { restarted: false };
}
