import type { Clock } from '../kernel/clock.ts';
import type { Id } from '../kernel/id.ts';
import type { FieldValue } from './field.ts';
import type { KindName } from './kinds/index.ts';

/**
 * What somebody did to a record, once and for all. Immutable: a record is the fold of its changes.
 * The change that makes a record has `record === id`.
 */
export interface Change {
  readonly id: Id;
  readonly device: Id;
  /** 1, 2, 3 … without a gap on each device. */
  readonly deviceSeq: number;
  readonly record: Id;
  readonly kind: KindName;
  readonly schema: number;
  readonly clock: Clock;
  /** For each field that had a value: the clocks that the editor had before the eyes. */
  readonly base: Readonly<Record<string, readonly Clock[]>>;
  readonly fields: Readonly<Record<string, FieldValue>>;
}

/** A change as the server keeps it: whose it is, and the clock that counts. */
export interface AppliedChange extends Change {
  readonly effective: Clock;
  readonly author: Id;
  /** The member whose invite opened the author's session, where the author had an account before; see `Actor`. */
  readonly letInBy?: Id;
}

/**
 * A change as the server takes it. Field by field, because spreading costs several times as much.
 * @param effective the clock that counts
 * @param letInBy who let the author's session in, as `Actor` says
 */
export const stamp = (change: Change, effective: Clock, author: Id, letInBy?: Id): AppliedChange => ({
  id: change.id,
  device: change.device,
  deviceSeq: change.deviceSeq,
  record: change.record,
  kind: change.kind,
  schema: change.schema,
  clock: change.clock,
  base: change.base,
  fields: change.fields,
  effective,
  author,
  ...(letInBy === undefined ? undefined : { letInBy }),
});

export const isCreation = (change: Pick<Change, 'id' | 'record'>): boolean => change.id === change.record;
