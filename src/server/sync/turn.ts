import type { Kysely } from 'kysely';
import type { Actor } from '../../domain/kernel/actor.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { Change } from '../../domain/records/change.ts';
import type { PushResponse, PushResult } from '../../protocol/sync/push.ts';
import type { ServerContext } from '../platform/context.ts';
import type { Database } from '../platform/database/tables.ts';
import { actorOf } from '../records/actor.ts';
import { judgeKnown, type Rules } from '../records/judge.ts';
import { loadKnown } from '../records/prior.ts';
import type { ClaimedDevice } from './device.ts';
import { type FailureOfAll, parseChange, refuseAll } from './parse.ts';
import { loadWithdrawn } from './withdraw.ts';

/** A batch as it came: the envelope was parsed, its changes were not. */
export interface PushBatch {
  readonly device: string;
  readonly changes: readonly unknown[];
}

const none: ReadonlySet<Id> = new Set();

const isTaken = ({ outcome }: PushResult): boolean => outcome === 'ok' || outcome === 'conflict';

const touchesPeople = (changes: readonly Change[]): boolean => changes.some(({ kind }) => kind === 'member');

/**
 * Who writes, for the rules. Rights over people are read again under the lock: of two administrators who take each
 * other's away at once, the second has none any more. For all other work what the session said a moment ago will do.
 */
async function writerOf(context: ServerContext, actor: Actor, changes: readonly Change[]): Promise<Actor | undefined> {
  if (!touchesPeople(changes)) return actor;
  const found = await actorOf(context, actor.member);
  return found && actor.letInBy !== undefined ? { ...found, letInBy: actor.letInBy } : found;
}

/** A batch that was read, and waits for the district's lock. */
export interface ReadyBatch {
  readonly actor: Actor;
  readonly device: Id;
  readonly parsed: readonly Result<Change, PushResult>[];
  readonly changes: readonly Change[];
}

/** Whether a batch must come by itself: it writes people, and rights over them are read from what is written already. */
export const goesAlone = ({ changes }: ReadyBatch): boolean => touchesPeople(changes);

/** Reads a batch: what can be done before its turn comes. */
export function readBatch(actor: Actor, batch: PushBatch): ReadyBatch {
  const parsed = batch.changes.map((change, index) => parseChange(change, batch.device, index));
  return { actor, device: batch.device, parsed, changes: parsed.flatMap((each) => (each.ok ? [each.value] : [])) };
}

/** A batch whose turn has come: with the rules that it is judged by, or refused as a whole. */
export interface Turn {
  readonly ready: ReadyBatch;
  /** The highest deviceSeq that had a receipt before. */
  readonly held: number;
  readonly rules: Result<Rules, FailureOfAll>;
  readonly results: Map<Change, PushResult>;
  /** The district's head once it was judged. */
  head: number;
}

export const rulesFor = (actor: Actor, now: number, withdrawn = none): Rules => ({
  author: actor.member,
  actor,
  now,
  withdrawn,
});

/** The rules that a batch is judged by when it is its turn, by what the database says under the lock. */
export async function admit(
  context: ServerContext,
  ready: ReadyBatch,
  claimed: ClaimedDevice | undefined,
  now: number,
): Promise<Turn> {
  const { actor, changes } = ready;
  const turn = { ready, held: claimed?.received ?? 0, results: new Map<Change, PushResult>(), head: 0 };
  if (!claimed) return { ...turn, rules: err('forbidden_device') };
  const writer = await writerOf(context, actor, changes);
  if (!writer) return { ...turn, rules: err('forbidden_kind') };
  const { db, district } = context;
  const withdrawn = claimed.hasWithdrawn ? await loadWithdrawn(db, district, actor.member, changes) : none;
  return { ...turn, rules: ok(rulesFor(writer, now, withdrawn)) };
}

/** What a turn is judged on; nothing of one that is refused as a whole. */
export const changesOf = ({ ready, rules }: Turn): readonly Change[] => (rules.ok ? ready.changes : []);

/**
 * Whether a change's id is here already is looked up only when there is a sign of it, that is when it is refused, since
 * that costs as much as all other reading. An id that is taken without a sign is caught by a primary key; see `pushAlone`.
 */
export async function answerKnown(db: Kysely<Database>, district: string, turns: readonly Turn[]): Promise<void> {
  const refused = turns.flatMap(({ results }) =>
    [...results].flatMap(([change, result]) => (isTaken(result) || result.outcome === 'duplicate' ? [] : [change])),
  );
  const known = new Map((await loadKnown(db, district, refused)).map((change) => [change.id, change]));
  for (const { results } of turns)
    for (const [change, result] of results) {
      const here = known.get(change.id);
      if (here && !isTaken(result)) results.set(change, judgeKnown(here, change));
    }
}

/** The highest number with a receipt: also for what came before under another device's number, since the phone counts them. */
export const receivedOf = ({ held, results }: Turn): number =>
  [...results].reduce(
    (most, [{ deviceSeq }, result]) =>
      isTaken(result) || result.outcome === 'duplicate' ? Math.max(most, deviceSeq) : most,
    held,
  );

export function answerTo(turn: Turn, epoch: string, now: number): PushResponse {
  const { ready, rules, results, head } = turn;
  const answers = rules.ok
    ? ready.parsed.flatMap((each): PushResult[] => {
        const result = each.ok ? results.get(each.value) : each.error;
        return result ? [result] : [];
      })
    : refuseAll(ready.parsed, rules.error);
  // A device that is bound to another member learns nothing of it.
  return { time: now, epoch, head, received: receivedOf(turn), results: answers };
}
