import { setImmediate as breathe } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Actor } from '../../domain/kernel/actor.ts';
import type { PushResponse } from '../../protocol/sync/push.ts';
import type { ServerContext } from '../platform/context.ts';
import type { Database } from '../platform/database/tables.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { commit } from '../records/commit.ts';
import { decideAll, decideKnown } from '../records/decide.ts';
import { loadContext, loadKnown } from '../records/decision-context.ts';
import { lockDistrict } from '../records/district.ts';
import { makeWorkingSet, type WorkingSet } from '../records/working-set.ts';
import { type AdmittedBatch, admit, changesOf } from './admit.ts';
import { answerTo, type DecidedBatch, highestReceived, isReceived } from './answer.ts';
import { noteReceived } from './device.ts';
import { type ParsedBatch, type PushBatch, parseBatch } from './parse.ts';

/** The constraints that a known change breaks, in whichever order PostgreSQL comes upon them. */
const idConstraints: readonly unknown[] = ['change_pkey', 'record_pkey', 'change_device_seq'];

const isIdTaken = (thrown: unknown): boolean =>
  thrown instanceof Error && 'constraint' in thrown && idConstraints.includes(thrown.constraint);

/**
 * Loads what the decisions need.
 * @param careful looks up first which of the changes are here already
 */
async function loadWorkingSet(
  { db, district }: ServerContext,
  batches: readonly AdmittedBatch[],
  careful: boolean,
): Promise<WorkingSet> {
  const changes = batches.flatMap(changesOf);
  // A number above all that had a receipt is held by no change.
  const old = batches.flatMap((batch) =>
    changesOf(batch).filter(({ deviceSeq }) => careful || deviceSeq <= batch.received),
  );
  const context = await loadContext(db, district, changes, old);
  return makeWorkingSet(context, careful ? await loadKnown(db, district, changes) : []);
}

/** Decides batch after batch; the working set collects what is accepted. */
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
 * Turns refusals of changes that are here already into their receipts. Whether an id is here is looked up only for what
 * is refused, since that costs as much as all other reading. An id that is taken without a sign of it breaks a primary
 * key; see `pushAlone`.
 */
async function recogniseKnown(
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
 * Takes batches in one transaction: admit → decide → commit → answer. One lock and one commit to wait for, and each
 * record and each sum is written once.
 */
const takeBatches = (
  outer: ServerContext,
  batches: readonly ParsedBatch[],
  { careful }: { readonly careful: boolean },
): Promise<PushResponse[]> =>
  inTransaction(outer.db, async (db) => {
    const context = { ...outer, db };
    const { district } = context;
    const { epoch, head } = await lockDistrict(db, district);
    const now = context.now();
    const admitted = await admit(context, batches, now);
    const workingSet = await loadWorkingSet(context, admitted, careful);
    const decided = await decideBatches(workingSet, admitted, head);
    await commit(db, { district, head, now }, workingSet);
    const settled = await recogniseKnown(db, district, decided);
    await noteReceived(
      db,
      district,
      settled.flatMap((batch) => {
        const received = highestReceived(batch);
        return received > batch.received ? [{ device: batch.device, received }] : [];
      }),
    );
    return settled.map((batch) => answerTo(batch, epoch, now));
  });

/**
 * Takes batches in one transaction, of devices that are all different; none of them touches people, or it is the only one.
 * @throws also for an id that is taken; then nothing was taken, and each batch must come by itself
 */
export const pushTogether = (context: ServerContext, batches: readonly ParsedBatch[]): Promise<PushResponse[]> =>
  takeBatches(context, batches, { careful: false });

/** Takes a batch that was parsed already; else like `push`. */
export async function pushAlone(context: ServerContext, batch: ParsedBatch): Promise<PushResponse> {
  const attempt = async (careful: boolean): Promise<PushResponse> => {
    const [answer] = await takeBatches(context, [batch], { careful });
    if (!answer) throw new Error('a batch was not answered');
    return answer;
  };
  // A failed statement spoils a transaction that is not ours to begin again.
  if (context.db.isTransaction) return attempt(true);
  try {
    return await attempt(false);
  } catch (thrown) {
    if (isIdTaken(thrown)) return attempt(true);
    throw thrown;
  }
}

/**
 * Takes a batch of changes from a member's device, in one transaction: each change is answered for itself, and one bad
 * change never fails the rest. The same batch may come again, or many times at once: it has one effect.
 * @throws on a broken database; then nothing was taken, and the phone sends the same ids again
 */
export const push = async (context: ServerContext, actor: Actor, batch: PushBatch): Promise<PushResponse> =>
  pushAlone(context, parseBatch(actor, batch));
