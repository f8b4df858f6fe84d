import { PULL_PAGE } from '../../protocol/kernel/limits.ts';
import type { PullResponse } from '../../protocol/sync/pull.ts';
import type { DeviceMeta, SyncMeta } from '../data/idb/rows.ts';
import type { Cycle, SyncFailure } from './cycle.ts';
import { isBehind } from './restored.ts';

/** Maximum number of pages that another tab overtakes per run; beyond that, the other tab does the work. */
const MOST_OVERTAKEN = 50;

export type Fetched = { readonly failure?: SyncFailure; readonly restarted: boolean };

/**
 * Result of an answer. `more`: further pages follow. `overtaken`: the phone's state has changed, ask again. `outdated`:
 * this version may no longer pull.
 */
type Outcome = 'done' | 'more' | 'restarted' | 'overtaken' | 'outdated' | { readonly failure: SyncFailure };

/** Returns the state after a page. */
const after = (sync: SyncMeta, { epoch, head, cursors }: PullResponse): SyncMeta => ({
  ...sync,
  epoch,
  head: Math.max(sync.head, head),
  cursors,
});

async function take({ store }: Cycle, device: DeviceMeta, sync: SyncMeta, page: PullResponse): Promise<Outcome> {
  if (isBehind(page, sync, device)) {
    const restarted = await store.restart(sync.epoch);
    return restarted.ok ? 'restarted' : { failure: restarted.error };
  }
  const applied = await store.applyPull({ device: device.id, epoch: sync.epoch, cursors: sync.cursors }, page);
  if (!applied.ok) return { failure: applied.error };
  if (!applied.value) return 'overtaken';
  return page.more ? 'more' : 'done';
}

/** Fewest records per page after broken connections; smaller pages would spend all time on requests. */
const FEWEST_RECORDS = 25;

/** Pulls from the phone's state and applies the pages one by one. */
async function ask(cycle: Cycle): Promise<Outcome> {
  const state = await cycle.store.state();
  if (!state.ok) return { failure: state.error };
  const { device, sync } = state.value;
  const { epoch, cursors, wanted } = sync;
  const { size } = cycle;
  const request = {
    device: device.id,
    epoch,
    cursors: { ...cursors },
    ...(wanted.length ? { want: [...wanted] } : {}),
    ...(size.records < PULL_PAGE ? { limit: size.records } : {}),
  };
  const at: { sync: SyncMeta; outcome: Outcome; pages: number } = { sync, outcome: 'more', pages: 0 };
  const answer = await cycle.transport.pull(request, async (page) => {
    cycle.report({ outdated: false });
    if (page.opaque) cycle.noticeNewer();
    at.outcome = await take(cycle, device, at.sync, page);
    at.sync = after(at.sync, page);
    at.pages++;
    return at.outcome === 'more' && !cycle.isStopped();
  });
  if (answer.ok) size.records = Math.min(PULL_PAGE, size.records * 2);
  else if (answer.error.code === 'offline' && at.pages === 0)
    size.records = Math.max(FEWEST_RECORDS, Math.ceil(size.records / 2));
  if (answer.ok || at.outcome !== 'more') return at.outcome;
  return answer.error.code === 'upgrade' ? 'outdated' : { failure: answer.error };
}

/** Pulls to the end. `restarted`: the server lost records, and acknowledged changes have to be sent again. */
export async function fetchChanges(cycle: Cycle): Promise<Fetched> {
  for (let overtaken = 0; overtaken < MOST_OVERTAKEN && !cycle.isStopped(); ) {
    const outcome = await ask(cycle);
    if (typeof outcome === 'object') return { ...outcome, restarted: false };
    if (outcome === 'restarted') return { restarted: true };
    if (outcome === 'outdated') cycle.report({ outdated: true });
    if (outcome === 'outdated' || outcome === 'done') break;
    if (outcome === 'overtaken') overtaken++;
  }
  return { restarted: false };
}
