import type { Id } from '../../domain/kernel/id.ts';
import type { RefusalCode } from '../../protocol/sync/push.ts';
import type { Refusal } from '../data/idb/rows.ts';
import { nextBatch } from './batch.ts';
import type { Cycle, SyncFailure } from './cycle.ts';
import type { TransportFailure } from './transport.ts';

/** Refusals whose reason may be gone: a place was added, a member moved, the day has come. */
const passing: ReadonlySet<RefusalCode> = new Set([
  'unknown',
  'unknown_kind',
  'unknown_field',
  'newer_schema',
  'future_date',
  'reference_unknown',
  'place_unknown',
  'material_unknown',
  'squad_unknown',
  'member_unknown',
  'event_unknown',
  'forbidden_kind',
  'forbidden_author',
  'forbidden_squad',
  'forbidden_role',
  'forbidden_review',
  'record_not_yet_here',
]);

/** Refusals of a whole request, which may have been cut or too large for a proxy, or arrived before. */
const ofRequest: ReadonlySet<RefusalCode> = new Set(['malformed', 'too_large', 'too_many_bytes']);

const isOfRequest = ({ code }: TransportFailure): boolean =>
  code === 'too_large' || code === 'bad_request' || code === 'foreign';

const mayHavePassed = ({ code, field }: Refusal): boolean =>
  passing.has(code) || (ofRequest.has(code) && field === undefined);

/**
 * Sends refused changes once more. The reason may be gone, or a late copy of the request was accepted and only the
 * receipt is missing. They stay in 需要处理 until the server accepts them.
 */
export async function retryRefused({
  store,
  transport,
  size,
  isStopped,
  noticeNewer,
}: Cycle): Promise<SyncFailure | undefined> {
  const asked = new Set<Id>();
  while (!isStopped()) {
    const batch = await nextBatch({ unsent: store.refused }, size.changes, {
      skip: ({ id, refusal }) => asked.has(id) || !refusal || !mayHavePassed(refusal),
    });
    if (!batch) return undefined;
    const { device, changes, rows } = batch;
    const ids = changes.map(({ id }) => id);
    for (const id of ids) asked.add(id);
    const answer = await transport.push({ device, changes });
    // The same request must not block all others forever.
    if (!answer.ok) return isOfRequest(answer.error) ? undefined : answer.error;
    if (answer.value.results.some(({ code }) => code === 'unknown')) noticeNewer();
    const settled = await store.settle(ids, answer.value, rows);
    if (!settled.ok) return settled.error;
  }
  return undefined;
}

/**
 * Tells the server which changes were withdrawn or replaced, so that it accepts no late copy. Changes that it already
 * has are deleted there.
 */
export async function sendWithdrawals({ store, transport, isStopped }: Cycle): Promise<SyncFailure | undefined> {
  while (!isStopped()) {
    const changes = await store.pendingWithdrawals();
    if (!changes.length) return undefined;
    const answer = await transport.withdraw({ changes });
    // Withdrawals wait for a later run; the pull goes on.
    if (!answer.ok) return answer.error.code === 'foreign' ? undefined : answer.error;
    const confirmed = await store.confirmWithdrawals(changes, answer.value.here);
    if (!confirmed.ok) return confirmed.error;
  }
  return undefined;
}
