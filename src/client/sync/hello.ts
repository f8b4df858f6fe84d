import type { SyncMeta } from '../data/idb/rows.ts';
import { isTimely } from '../data/phone-clock.ts';
import { type Cycle, estimateOffset, type SyncFailure } from './cycle.ts';
import { isBehind } from './restored.ts';

/** Downloads records again that releases before protocol 4 skipped. */
async function fetchLeftOut({ store }: Cycle, { epoch, newer }: SyncMeta): Promise<SyncFailure | undefined> {
  if (!newer || epoch === null) return undefined;
  const begun = await store.refetch(epoch, newer.scopes);
  return begun.ok ? undefined : begun.error;
}

/** Asks the server who the phone's owner is, what time it is, and whether it still has what it acknowledged. */
export async function sayHello(cycle: Cycle, again = true): Promise<SyncFailure | undefined> {
  const { store, transport, clock } = cycle;
  const state = await store.state();
  if (!state.ok) return state.error;
  const { device, sync } = state.value;
  const reread = sync.opaque && (await store.readKept());
  if (reread?.ok === false) return reread.error;
  if (reread?.value) cycle.noticeNewer();
  const owner = await store.identity();
  if (!owner) return { code: 'another' };
  const sent = clock.tick();
  const answer = await transport.hello({ device: device.id });
  if (!answer.ok) {
    const { error } = answer;
    if (error.code !== 'forbidden' || error.detail !== 'forbidden_device' || !again) return error;
    // The device belongs to another member, so this one takes a new id.
    const renewed = await store.renewDevice(device.id);
    return renewed.ok ? sayHello(cycle, false) : renewed.error;
  }
  const { time, actor, district, relay, joined, newer } = answer.value;
  if (newer) cycle.noticeNewer();
  if (owner.actor.member !== actor.member) return { code: 'another' };
  const received = clock.tick();
  // The phone slept meanwhile, or its clock was set, so the time in the answer is stale.
  if (again && !isTimely(sent, received)) return sayHello(cycle, false);
  const offset = estimateOffset(time, sent.phone, received.phone);
  const kept = await store.keepHello(device.id, {
    time,
    offset,
    identity: { actor, district, ...(joined ? { joined } : {}) },
    ...(relay ? { relay } : {}),
  });
  if (!kept.ok) return kept.error;
  if (!kept.value) return again ? sayHello(cycle, false) : { code: 'another' };
  cycle.report({ session: 'signed_in' });
  if (!isBehind(answer.value, sync, device)) return fetchLeftOut(cycle, sync);
  const restarted = await store.restart(sync.epoch);
  return restarted.ok ? undefined : restarted.error;
}
