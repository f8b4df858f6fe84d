import { setImmediate as breathe } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Actor } from '../../domain/kernel/actor.ts';
import type { PushResponse } from '../../protocol/sync/push.ts';
import type { ServerContext } from '../platform/context.ts';
import type { Database } from '../platform/database/tables.ts';
import { atomically } from '../platform/database/transaction.ts';
import { commit } from '../records/commit.ts';
import { decideAll, decideKnown } from '../records/decide.ts';
import { loadContext, loadKnown } from '../records/decision-context.ts';
import { lockDistrict } from '../records/district.ts';
import { makeWorkingSet, type WorkingSet } from '../records/working-set.ts';
import { type AdmittedBatch, admit, changesOf } from './admit.ts';
import { answerTo, type DecidedBatch, highestReceived, isReceived } from './answer.ts';
import { storeReceived } from './device.ts';
import { type ParsedBatch, type PushBatch, parseBatch } from './parse.ts';

/** Constraints that a stored change can violate, in whichever order PostgreSQL checks them. */
const idConstraints: readonly unknown[] = ['change_pkey', 'record_pkey', 'change_device_seq'];

const isIdTaken = (thrown: unknown): boolean =>
  thrown instanceof Error && 'constraint' in thrown && idConstraints.includes(thrown.constraint);

/**
 * Loads the working set of the batches' changes.
 * @param careful reads first which of the changes are stored already
 */
async function loadWorkingSet(
  { db, district }: ServerContext,
  batches: readonly AdmittedBatch[],
  careful: boolean,
): Promise<WorkingSet> {
  const changes = batches.flatMap(changesOf);
  // No stored change has a number above the highest acknowledged one.
  const old = batches.flatMap((batch) =>
    changesOf(batch).filter(({ deviceSeq }) => careful || deviceSeq <= batch.received),
  );
  const context = await loadContext(db, district, changes, old);
  return makeWorkingSet(context, careful ? await loadKnown(db, district, changes) : []);
}

/** Decides batch by batch; the working set collects the accepted changes. */
async function decideBatches(
  workingSet: WorkingSet,
  batches: readonly AdmittedBatch[],
  head: number,
): Promise<readonly DecidedBatch[]> {
  const decided: DecidedBatch[] = [];
  for (const batch of batches) {
    const decisions = batch.rules.ok ? decideAll(workingSet, batch.changes, batch.rules.value) : [];
    decided.push({ ...batch, decisions, head: head + workingSet.accepted.length });
    // Other requests are answered between two batches.
    if (batches.length > 1) await breathe();
  }
  return decided;
}

/**
 * Replaces the refusals of stored changes by their receipts. Ids are looked up for refused changes only, since that
 * costs as much as all other reading. An accepted change with a stored id violates a primary key; see `pushAlone`.
 */
async function acknowledgeKnown(
  db: Kysely<Database>,
  district: string,
  batches: readonly DecidedBatch[],
): Promise<readonly DecidedBatch[]> {
  const refused = batches.flatMap(({ decisions }) => decisions.filter((each) => !isReceived(each)));
  const found = await loadKnown(
    db,
    district,
    refused.map(({ change }) => change),
  );
  if (found.length === 0) return batches;
  const known = new Map(found.map((change) => [change.id, change]));
  return batches.map((batch) => ({
    ...batch,
    decisions: batch.decisions.map((decision) => {
      const here = isReceived(decision) ? undefined : known.get(decision.change.id);
      return here ? { ...decision, result: decideKnown(here, decision.change) } : decision;
    }),
  }));
}

/**
 * Takes batches in one transaction: admit → decide → commit → answer. They share one lock and one commit, and each
 * record and sum is written once.
 */
const takeBatches = (
  outer: ServerContext,
  batches: readonly ParsedBatch[],
  { careful }: { readonly careful: boolean },
): Promise<PushResponse[]> =>
  atomically(outer, async (context) => {
    const { db, district } = context;
    const { epoch, head } = await lockDistrict(db, district);
    const now = context.now();
    const admitted = await admit(context, batches, now);
    const workingSet = await loadWorkingSet(context, admitted, careful);
    const decided = await decideBatches(workingSet, admitted, head);
    await commit(db, { district, head, now }, workingSet);
    const answered = await acknowledgeKnown(db, district, decided);
    await storeReceived(
      db,
      district,
      answered.flatMap((batch) => {
        const received = highestReceived(batch);
        return received > batch.received ? [{ device: batch.device, received }] : [];
      }),
    );
    return answered.map((batch) => answerTo(batch, epoch, now));
  });

/**
 * Takes batches of different devices in one transaction. A batch that edits members must be alone.
 * @throws also when an id is stored already; then nothing was written, and each batch must be taken by itself
 */
export const pushTogether = (context: ServerContext, batches: readonly ParsedBatch[]): Promise<PushResponse[]> =>
  takeBatches(context, batches, { careful: false });

/** Takes one parsed batch, as `push` does. */
export async function pushAlone(context: ServerContext, batch: ParsedBatch): Promise<PushResponse> {
  const attempt = async (careful: boolean): Promise<PushResponse> => {
    const [answer] = await takeBatches(context, [batch], { careful });
    if (!answer) throw new Error('a batch was not answered');
    return answer;
  };
  // A failed statement would abort the caller's transaction, which cannot be retried here.
  if (context.db.isTransaction) return attempt(true);
  try {
    return await attempt(false);
  } catch (thrown) {
    if (isIdTaken(thrown)) return attempt(true);
    throw thrown;
  }
}

/**
 * Takes a batch of a member's device in one transaction. Each change gets its own result, and an invalid change never
 * fails the others. A batch may arrive again, or many times at once: it has one effect.
 * @throws when the database fails; then nothing was written, and the phone sends the same ids again
 */
export const push = async (context: ServerContext, actor: Actor, batch: PushBatch): Promise<PushResponse> =>
  pushAlone(context, parseBatch(actor, batch));
