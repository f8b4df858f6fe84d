import type { Actor } from '../../domain/kernel/actor.ts';
import { type Clock, laterClock, nextClock } from '../../domain/kernel/clock.ts';
import type { Failure } from '../../domain/kernel/failure.ts';
import { type Id, newId } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { Change } from '../../domain/records/change.ts';
import type { FieldValue } from '../../domain/records/field.ts';
import { type KindName, kindOf } from '../../domain/records/kinds/index.ts';
import type { ServerContext } from '../platform/context.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { commit } from './commit.ts';
import { decide } from './decide.ts';
import { loadContext, loadKnown } from './decision-context.ts';
import { lockDistrict } from './district.ts';
import { type Draft, makeWorkingSet } from './working-set.ts';

/** A change that the server itself makes, such as an import's row or a new member. */
export interface DraftChange {
  /** A new id. Later drafts of the same call may refer to a record created under it. */
  readonly id: Id;
  /** The record to edit; absent to create one, which gets the change's id. */
  readonly record?: Id;
  readonly kind: KindName;
  readonly fields: Readonly<Record<string, FieldValue>>;
}

export interface DraftFailure extends Failure {
  /** Index of the refused draft in the call. */
  readonly index: number;
}

export interface Appended {
  /** The district's new head. */
  readonly head: number;
}

/** Returns the latest clock of a record's changes. The new change follows all of them. */
const floorOf = (draft: Draft | undefined): Clock =>
  (draft?.changes ?? []).reduce((last, { effective }) => laterClock(last, effective), '');

function baseOf(draft: Draft | undefined, fields: DraftChange['fields']): Change['base'] {
  const base: Record<string, readonly Clock[]> = {};
  for (const field of Object.keys(fields)) {
    const heads = draft?.record.conflicts?.[field]?.map(({ clock }) => clock);
    const clock = draft?.record.clocks[field];
    if (clock !== undefined) base[field] = heads ?? [clock];
  }
  return base;
}

async function append(
  context: ServerContext,
  author: Id,
  actor: Actor | undefined,
  drafts: readonly DraftChange[],
): Promise<Result<Appended, DraftFailure[]>> {
  const { district, random } = context;
  return inTransaction(context.db, async (transaction) => {
    const { head } = await lockDistrict(transaction, district);
    const now = context.now();
    const rules = { author, actor, now, withdrawn: new Set<Id>() };
    const device = newId(now, random);
    const bare = drafts.map(({ id, record = id, kind, fields }, index): Change => {
      const schema = kindOf(kind).schema;
      return { id, device, deviceSeq: index + 1, record, kind, schema, clock: '', base: {}, fields };
    });
    const workingSet = makeWorkingSet(
      await loadContext(transaction, district, bare, []),
      await loadKnown(transaction, district, bare),
    );
    const failures: DraftFailure[] = [];
    let last: Clock = '';
    for (const [index, change] of bare.entries()) {
      const draft = workingSet.drafts.get(change.record);
      last = nextClock(last, now, device, floorOf(draft));
      const result = decide(workingSet, { ...change, clock: last, base: baseOf(draft, change.fields) }, rules);
      const { id: _, outcome: __, code, ...details } = result;
      if (code) failures.push({ index, code, ...details });
    }
    if (failures.length) return err(failures);
    return ok({ head: await commit(transaction, { district, head, now }, workingSet) });
  });
}

/**
 * Appends changes in an actor's name, checked as in a push: all or none. If `context.db` is a transaction, they are
 * part of it.
 * @returns every refused draft with its reason; nothing was written then
 */
export const appendChanges = (
  context: ServerContext,
  actor: Actor,
  drafts: readonly DraftChange[],
): Promise<Result<Appended, DraftFailure[]>> => append(context, actor.member, actor, drafts);

/**
 * Appends changes without checking rights. For changes that no actor may make yet: the first administrator, proved by
 * the set-up link, and a member who joins by an invite.
 * @param author the author of the changes; may be a member that the drafts create
 */
export const appendTrusted = (
  context: ServerContext,
  author: Id,
  drafts: readonly DraftChange[],
): Promise<Result<Appended, DraftFailure[]>> => append(context, author, undefined, drafts);
