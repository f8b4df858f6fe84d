import type { HelloResponse } from '../../protocol/sync/hello.ts';
import type { DeviceMeta, SyncMeta } from '../data/idb/rows.ts';

/**
 * Tells whether the server lost acknowledged changes, for example after a restored backup. Compares with the phone's
 * state before the request, because another tab may have learnt more since.
 */
export const isBehind = (
  answer: Pick<HelloResponse, 'epoch' | 'head' | 'received'>,
  sync: SyncMeta,
  device: DeviceMeta,
): boolean =>
  // A phone may have receipts before its first pull.
  (device.epoch !== undefined && answer.epoch !== device.epoch) ||
  (sync.epoch !== null &&
    (answer.epoch !== sync.epoch || answer.head < sync.head || answer.received < device.acknowledged));
