import type { HelloResponse } from '../../protocol/sync/hello.ts';
import type { DeviceMeta, SyncMeta } from '../data/idb/rows.ts';

/**
 * Did the server lose what it had acknowledged, as after a restored backup? Compared with what the phone knew before it
 * asked: an answer may be older than what another tab has learnt since.
 */
export const isBehind = (
  answer: Pick<HelloResponse, 'epoch' | 'head' | 'received'>,
  sync: SyncMeta,
  device: DeviceMeta,
): boolean =>
  // A phone may have receipts before it has pulled anything.
  (device.epoch !== undefined && answer.epoch !== device.epoch) ||
  (sync.epoch !== null &&
    (answer.epoch !== sync.epoch || answer.head < sync.head || answer.received < device.acknowledged));
