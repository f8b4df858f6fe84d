import type { Id } from '../../domain/kernel/id.ts';
import type { RefusalCode } from '../../protocol/sync/push.ts';
import type { Refusal } from '../data/idb/rows.ts';
import { nextBatch } from './batch.ts';
import type { Cycle, SyncFailure } from './cycle.ts';
import type { TransportFailure } from './transport.ts';

/** What may no longer be true by now: a place was entered since, somebody moved, the day has come. */
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

/** Refused with the whole request: perhaps it was only cut or too big for somebody on the way, or an earlier one arrived. */
const ofRequest: ReadonlySet<RefusalCode> = new Set(['malformed', 'too_large', 'too_many_bytes']);

const isOfRequest = ({ code }: TransportFailure): boolean =>
  code === 'too_large' || code === 'bad_request' || code === 'foreign';

const mayHavePassed = ({ code, field }: Refusal): boolean =>
  passing.has(code) || (ofRequest.has(code) && field === undefined);

/**
 * Asks once more about refused changes. The reason may be gone; or a copy of the request that came later was accepted,
 * and only the receipt is missing. They stay in 需要处理 until the server has said otherwise.
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
    // The same request is not to stand in the way of all others for ever.
    if (!answer.ok) return isOfRequest(answer.error) ? undefined : answer.error;
    if (answer.value.results.some(({ code }) => code === 'unknown')) noticeNewer();
    const settled = await store.settle(ids, answer.value, rows);
    if (!settled.ok) return settled.error;
  }
  return undefined;
}
