import type { Kysely } from 'kysely';
import type { Actor } from '../../domain/actor.ts';
import type { Change } from '../../domain/change.ts';
import { dayAt } from '../../domain/day.ts';
import type { Id } from '../../domain/id.ts';
import type { PushResponse, PushResult } from '../../protocol/push.ts';
import type { ServerContext } from '../context.ts';
import type { Database } from '../database/tables.ts';
import { inTransaction } from '../database/transaction.ts';
import { actorOf } from './actor.ts';
import { claimDevice, noteReceived } from './device.ts';
import { lockDistrict } from './district.ts';
import { judgeAll, type Rules } from './judge.ts';
import { type Ledger, makeLedger } from './ledger.ts';
import { parseChange, refuseAll } from './parse.ts';
import { loadKnown, loadPrior } from './prior.ts';
import { loadWithdrawn } from './withdraw.ts';
import { writeLedger } from './write.ts';

/** A batch as it came: the envelope was parsed, its changes were not. */
export interface PushBatch {
  readonly device: string;
  readonly changes: readonly unknown[];
}

interface Judged {
  readonly ledger: Ledger;
  readonly results: ReadonlyMap<Change, PushResult>;
}

const none: ReadonlySet<Id> = new Set();

const isTaken = ({ outcome }: PushResult): boolean => outcome === 'ok' || outcome === 'conflict';

/**
 * Who writes, for the rules. Rights over people are read again under the lock: of two administrators who take each
 * other's away at once, the second has none any more. For all other work what the session said a moment ago will do.
 */
async function writerOf(context: ServerContext, actor: Actor, changes: readonly Change[]): Promise<Actor | undefined> {
  return changes.some(({ kind }) => kind === 'member') ? actorOf(context, actor.member) : actor;
}

/** Numbers that get a receipt: also of what came before under another device's number, since the phone counts them. */
const receiptsOf = (results: Judged['results']): number[] =>
  [...results].flatMap(([{ deviceSeq }, result]) =>
    isTaken(result) || result.outcome === 'duplicate' ? [deviceSeq] : [],
  );

/**
 * Judges a batch under the district's lock. Whether its ids are here already is looked up only when there is a sign of
 * it, since that costs as much as all other reading: a device number that is taken, or a change that is refused. An
 * id that is taken without a sign is caught by a primary key; see `push`.
 */
async function judgeBatch(
  db: Kysely<Database>,
  district: string,
  device: Id,
  changes: readonly Change[],
  rules: Rules,
  careful: boolean,
): Promise<Judged> {
  const prior = await loadPrior(db, district, device, changes);
  if (!careful && prior.deviceSeqs.size === 0) {
    const ledger = makeLedger(prior, []);
    const results = judgeAll(ledger, changes, rules);
    if ([...results.values()].every(isTaken)) return { ledger, results };
  }
  const ledger = makeLedger(prior, await loadKnown(db, district, changes));
  return { ledger, results: judgeAll(ledger, changes, rules) };
}

/** The constraints that a known id breaks, in whichever order PostgreSQL comes upon them. */
const idConstraints: readonly unknown[] = ['change_pkey', 'record_pkey'];

const isIdTaken = (thrown: unknown): boolean =>
  thrown instanceof Error && 'constraint' in thrown && idConstraints.includes(thrown.constraint);

/**
 * Takes a batch of changes from a member's device, in one transaction: each change is answered for itself, and one bad
 * change never fails the rest. The same batch may come again, or many times at once: it has one effect.
 * @throws on a broken database; then nothing was taken, and the phone sends the same ids again
 */
export async function push(
  context: ServerContext,
  actor: Actor,
  { device, changes: raw }: PushBatch,
): Promise<PushResponse> {
  const { db, district } = context;
  const parsed = raw.map((change, index) => parseChange(change, device, index));
  const changes = parsed.flatMap((each): Change[] => (each.ok ? [each.value] : []));
  const attempt = (careful: boolean): Promise<PushResponse> =>
    inTransaction(db, async (transaction) => {
      const { epoch, head } = await lockDistrict(transaction, district);
      const now = context.now();
      const claimed = await claimDevice(transaction, { district, device, member: actor.member, now });
      if (!claimed) return { time: now, epoch, head, received: 0, results: refuseAll(raw, 'forbidden_device') };
      const held = claimed.received;
      const writer = await writerOf({ ...context, db: transaction }, actor, changes);
      if (!writer) return { time: now, epoch, head, received: held, results: refuseAll(raw, 'forbidden_kind') };
      const withdrawn = claimed.hasWithdrawn ? await loadWithdrawn(transaction, district, actor.member, changes) : none;
      const rules = { author: actor.member, actor: writer, now, today: dayAt(now), withdrawn };
      const { ledger, results } = await judgeBatch(transaction, district, device, changes, rules, careful);
      const received = Math.max(held, ...receiptsOf(results));
      const newHead = await writeLedger(transaction, { district, head, now }, ledger);
      if (received > held) await noteReceived(transaction, district, device, received);
      const answers = parsed.flatMap((each): PushResult[] => {
        const result = each.ok ? results.get(each.value) : each.error;
        return result ? [result] : [];
      });
      return { time: now, epoch, head: newHead, received, results: answers };
    });
  // A failed statement spoils a transaction that is not ours to begin again.
  if (db.isTransaction) return attempt(true);
  try {
    return await attempt(false);
  } catch (thrown) {
    if (isIdTaken(thrown)) return attempt(true);
    throw thrown;
  }
}
