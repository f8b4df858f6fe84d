import { changeToWire } from '../../protocol/sync/record-wire.ts';
import type { ChangeRow } from '../data/idb/rows.ts';
import type { Identity } from '../data/store-types.ts';

/** Identifies the file format. */
const EXPORT_FORMAT = 'qingyuan-changes';

/**
 * Exports unacknowledged changes as the text of a file. Each change names its device, so that it counts once, however
 * often and by whomever it is delivered.
 * @param time estimated server time, milliseconds since 1970
 */
export function exportText(changes: readonly ChangeRow[], identity: Identity | undefined, time: number): string {
  const lines = changes.map((change) => ({
    device: change.device,
    state: change.state,
    ...(change.refusal ? { refusal: change.refusal } : {}),
    change: changeToWire(change),
  }));
  const head = { format: EXPORT_FORMAT, version: 1, exportedAt: new Date(time).toISOString() };
  const owner = identity ? { district: identity.district, member: identity.actor.member } : {};
  return JSON.stringify({ ...head, ...owner, changes: lines }, null, 1);
}
