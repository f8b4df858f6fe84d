import { setImmediate as breathe } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Actor } from '../../domain/kernel/actor.ts';
import type { Id } from '../../domain/kernel/id.ts';
import type { PushResponse } from '../../protocol/sync/push.ts';
import type { ServerContext } from '../platform/context.ts';
import type { Database } from '../platform/database/tables.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { lockDistrict } from '../records/district.ts';
import { judgeAll } from '../records/judge.ts';
import { makeLedger } from '../records/ledger.ts';
import { loadKnown, loadPrior } from '../records/prior.ts';
import { writeAccepted, writePrepared } from '../records/write.ts';
import { type Ahead, isStillTrue, type Judged } from './ahead.ts';
import { type ClaimedDevice, claimDevices, noteReceived } from './device.ts';
import {
  admit,
  answerKnown,
  answerTo,
  changesOf,
  type PushBatch,
  type ReadyBatch,
  readBatch,
  receivedOf,
  type Turn,
} from './turn.ts';

/** The constraints that a known change breaks, in whichever order PostgreSQL comes upon them. */
const idConstraints: readonly unknown[] = ['change_pkey', 'record_pkey', 'change_device_seq'];

const isIdTaken = (thrown: unknown): boolean =>
  thrown instanceof Error && 'constraint' in thrown && idConstraints.includes(thrown.constraint);

/** How batches are taken. */
interface Manner {
  /** Looks up first which of the changes are here already. */
  readonly careful?: boolean;
  /** The batches as they were judged before their turn. */
  readonly ahead?: Ahead | undefined;
  /** Told when all is judged and only needs to be written. */
  readonly onJudged?: (judged: Judged) => void;
}

/** The lock, and what is read under it. */
interface Held {
  readonly context: ServerContext;
  readonly head: number;
  readonly claims: ReadonlyMap<Id, ClaimedDevice>;
}

/** Judges batches and writes what is good. While PostgreSQL writes the changes of one, the next is judged. */
async function judgeNow(
  { context, head, claims }: Held,
  batches: readonly ReadyBatch[],
  { careful = false, onJudged = () => undefined }: Manner,
): Promise<{ readonly now: number; readonly turns: readonly Turn[] }> {
  const { db, district } = context;
  const now = context.now();
  const turns: Turn[] = [];
  for (const ready of batches) turns.push(await admit(context, ready, claims.get(ready.device), now));
  const changes = turns.flatMap(changesOf);
  // A number above all that had a receipt is held by nothing.
  const old = turns.flatMap((turn) => changesOf(turn).filter(({ deviceSeq }) => careful || deviceSeq <= turn.held));
  const prior = await loadPrior(db, district, changes, old);
  const ledger = makeLedger(prior, careful ? await loadKnown(db, district, changes) : []);
  await writeAccepted(db, { district, head, now }, ledger, async (flush) => {
    for (const turn of turns) {
      if (turn.rules.ok) judgeAll(ledger, turn.ready.changes, turn.rules.value, turn.results);
      turn.head = head + ledger.accepted.length;
      flush();
      if (turns.length > 1) await breathe();
    }
    onJudged({ head: head + ledger.accepted.length, accepted: ledger.accepted });
  });
  return { now, turns };
}

/** Writes batches that were judged before their turn. */
async function writeAhead({ context, claims }: Held, ahead: Ahead, { onJudged = () => undefined }: Manner) {
  onJudged({ head: ahead.closing.head, accepted: ahead.accepted });
  await writePrepared(context.db, ahead.parts, ahead.closing);
  const turns = ahead.turns.map((turn) => ({ ...turn, held: claims.get(turn.ready.device)?.received ?? 0 }));
  return { now: ahead.now, turns };
}

async function note(db: Kysely<Database>, district: string, turns: readonly Turn[]): Promise<void> {
  const news = turns.map((turn) => ({ device: turn.ready.device, received: receivedOf(turn), held: turn.held }));
  await noteReceived(
    db,
    district,
    news.filter(({ received, held }) => received > held),
  );
}

/** Takes batches in one transaction: one lock, one commit to wait for, each record and each sum written once. */
const takeBatches = (outer: ServerContext, batches: readonly ReadyBatch[], manner: Manner): Promise<PushResponse[]> =>
  inTransaction(outer.db, async (db) => {
    const context = { ...outer, db };
    const { district } = context;
    const { epoch, head } = await lockDistrict(db, district);
    const owners = batches.map(({ device, actor }) => ({ device, member: actor.member, letInBy: actor.letInBy }));
    const claims = await claimDevices(db, district, owners, context.now());
    const held = { context, head, claims };
    const { ahead } = manner;
    const { now, turns } =
      ahead && isStillTrue(ahead, head, claims)
        ? await writeAhead(held, ahead, manner)
        : await judgeNow(held, batches, manner);
    await answerKnown(db, district, turns);
    await note(db, district, turns);
    return turns.map((turn) => answerTo(turn, epoch, now));
  });

/**
 * Takes batches at once, of devices that are all different; one that goes alone comes by itself.
 * @throws also for an id that is taken; then nothing was taken, and each batch must come by itself
 */
export const pushTogether = (
  context: ServerContext,
  batches: readonly ReadyBatch[],
  manner: Pick<Manner, 'ahead' | 'onJudged'> = {},
): Promise<PushResponse[]> => takeBatches(context, batches, manner);

/** Takes a batch that was read already; else like `push`. */
export async function pushAlone(context: ServerContext, batch: ReadyBatch): Promise<PushResponse> {
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
  pushAlone(context, readBatch(actor, batch));
