import { setImmediate as breathe } from 'node:timers/promises';
import type { Id } from '../../domain/kernel/id.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { AppliedChange, Change } from '../../domain/records/change.ts';
import { kindOf } from '../../domain/records/kinds/index.ts';
import type { ServerContext } from '../platform/context.ts';
import type { CopyPart } from '../platform/database/copy.ts';
import { judgeAll } from '../records/judge.ts';
import { makeLedger } from '../records/ledger.ts';
import { loadPrior, referencedIds } from '../records/prior.ts';
import { type Closing, prepareWriting } from '../records/write.ts';
import type { ClaimedDevice } from './device.ts';
import { type ReadyBatch, rulesFor, type Turn } from './turn.ts';

/** What a transaction has judged, and now writes. */
export interface Judged {
  /** The district's head when it has committed. */
  readonly head: number;
  readonly accepted: readonly AppliedChange[];
}

/**
 * Batches judged before their turn, while those before them are being written: on the assumption that nothing else comes
 * between, and that those before have nothing to do with them. Under the lock it shows whether it was so.
 */
export interface Ahead {
  readonly now: number;
  /** The head that must be found. */
  readonly before: number;
  readonly turns: readonly Turn[];
  readonly accepted: readonly AppliedChange[];
  readonly parts: readonly CopyPart[];
  readonly closing: Closing;
}

/** Field work is what comes in great numbers; what it points to may change the rights of others, and the places of all. */
const isFieldWork = ({ kind }: Change): boolean => kindOf(kind).family === 'activity';

/** Whether changes neither edit nor name what others write. */
function isApart(changes: readonly Change[], others: readonly Change[]): boolean {
  const written = new Set(others.map(({ record }) => record));
  return !changes.some(({ record }) => written.has(record)) && !referencedIds(changes).some((id) => written.has(id));
}

/**
 * Judges batches and prepares all that they write, outside of any transaction.
 * @param before what is being written meanwhile
 * @returns undefined where that can not be known before their turn
 */
export async function judgeAhead(
  context: ServerContext,
  batches: readonly ReadyBatch[],
  before: Judged,
): Promise<Ahead | undefined> {
  const changes = batches.flatMap((ready) => ready.changes);
  if (!changes.every(isFieldWork) || !before.accepted.every(isFieldWork) || !isApart(changes, before.accepted))
    return undefined;
  const { db, district } = context;
  const now = context.now();
  const ledger = makeLedger(await loadPrior(db, district, changes, []), []);
  const writing = prepareWriting({ district, head: before.head, now }, ledger);
  const turns: Turn[] = [];
  const parts: CopyPart[] = [];
  for (const ready of batches) {
    const rules = rulesFor(ready.actor, now);
    const turn: Turn = { ready, held: 0, rules: ok(rules), results: new Map(), head: 0 };
    judgeAll(ledger, ready.changes, rules, turn.results);
    await breathe();
    parts.push(...writing.flush());
    turns.push({ ...turn, head: before.head + ledger.accepted.length });
    await breathe();
  }
  return { now, before: before.head, turns, accepted: ledger.accepted, parts, closing: writing.close() };
}

/**
 * Whether batches may be taken as they were judged. A head that is where it was to be says that nobody else wrote anything
 * since those before them took the lock. Of what is not in the sequence, it is seen here again: whose the devices are, that
 * their numbers are new, and that nothing was withdrawn.
 */
export const isStillTrue = ({ before, turns }: Ahead, head: number, claims: ReadonlyMap<Id, ClaimedDevice>): boolean =>
  head === before &&
  turns.every(({ ready }) => {
    const claimed = claims.get(ready.device);
    return claimed && !claimed.hasWithdrawn && ready.changes.every(({ deviceSeq }) => deviceSeq > claimed.received);
  });
