import type { Actor } from '../../domain/kernel/actor.ts';
import type { FailureCode } from '../../domain/kernel/failure.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { MAX_PUSH_CHANGES } from '../../protocol/kernel/limits.ts';
import {
  MAX_RELAY_CHANGES,
  type RelayResponse,
  type SealedContent,
  type SealedFile,
} from '../../protocol/relay/relay.ts';
import type { PushResult } from '../../protocol/sync/push.ts';
import { appendAudit } from '../audit/audit.ts';
import type { ServerContext } from '../platform/context.ts';
import { atomically } from '../platform/database/transaction.ts';
import { actorOf } from '../records/actor.ts';
import { readDevice } from '../sync/device.ts';
import type { PushBatch } from '../sync/parse.ts';
import { push } from '../sync/push.ts';
import { openSealed } from './relay-open.ts';

/**
 * Maximum number of batches in a file. A phone has had a few device ids, and each batch is at least one transaction.
 */
const MOST_BATCHES = 200;

/** Reason why a whole file was refused. Nothing was written, and the phone that sealed it still has all changes. */
export interface RelayFailure {
  readonly code: 'relay_other_district' | 'relay_unknown_key' | 'relay_damaged' | 'relay_member_gone' | 'too_large';
}

const isAccepted = ({ outcome }: PushResult): boolean => outcome === 'ok' || outcome === 'conflict';

/** Splits the content into batches of a phone's own size. */
function* inBatches({ batches }: SealedContent): Generator<PushBatch> {
  for (const { device, changes } of batches)
    for (let from = 0; from < changes.length; from += MAX_PUSH_CHANGES)
      yield { device, changes: changes.slice(from, from + MAX_PUSH_CHANGES) };
}

function summary(time: number, results: readonly PushResult[]): RelayResponse {
  const refused = new Map<FailureCode, number>();
  for (const { outcome, code = 'malformed' } of results)
    if (outcome === 'rejected' || outcome === 'forbidden') refused.set(code, (refused.get(code) ?? 0) + 1);
  const count = (is: (result: PushResult) => boolean) => results.filter(is).length;
  return {
    time,
    accepted: count(isAccepted),
    duplicates: count(({ outcome }) => outcome === 'duplicate'),
    waiting: count(({ outcome }) => outcome === 'retry'),
    refused: [...refused].map(([code, many]) => ({ code, count: many })),
  };
}

/**
 * Takes a relay file that a teammate's phone carried. Its changes are pushed in the name of the member who sealed
 * them, as that member is now, with all checks of a push. The seal proves the name. Repeated deliveries have one
 * effect.
 * @param secret the district's, from which the phones' keys derive
 * @param carrier the member who delivers it; named only in the audit
 */
export async function takeRelayed(
  context: ServerContext,
  secret: string,
  carrier: Actor,
  file: SealedFile,
): Promise<Result<RelayResponse, RelayFailure>> {
  if (file.district !== context.district) return err({ code: 'relay_other_district' });
  const opened = await openSealed(secret, file);
  if (!opened.ok) return err({ code: opened.error });
  const total = opened.value.batches.reduce((sum, { changes }) => sum + changes.length, 0);
  if (total > MAX_RELAY_CHANGES || opened.value.batches.length > MOST_BATCHES) return err({ code: 'too_large' });
  const found = await actorOf(context, file.member);
  if (!found) return err({ code: 'relay_member_gone' });
  // Batches may name any device; the seal proves the real one.
  const letInBy = (await readDevice(context.db, file))?.letInBy;
  const author = letInBy ? { ...found, letInBy } : found;

  const results: PushResult[] = [];
  for (const batch of inBatches(opened.value)) {
    const answer = await atomically(context, async (within) => {
      const pushed = await push(within, author, batch);
      const accepted = pushed.results.filter(isAccepted).length;
      const detail = { device: batch.device, accepted };
      if (accepted > 0) {
        const entry = { action: 'relayed', actor: carrier.member, subject: author.member, detail } as const;
        await appendAudit(within, entry);
      }
      return pushed;
    });
    results.push(...answer.results);
  }
  return ok(summary(context.now(), results));
}
