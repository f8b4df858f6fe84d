import type { Clock } from '../kernel/clock.ts';
import type { Id } from '../kernel/id.ts';
import type { FieldValue } from './field.ts';
import type { KindName } from './kinds/index.ts';

/**
 * A change to a record. It is immutable: a record is the fold of its changes.
 * The change that creates a record has `record === id`.
 */
export interface Change {
  readonly id: Id;
  readonly device: Id;
  /** The device's sequence number: 1, 2, 3 … without gaps. */
  readonly deviceSeq: number;
  readonly record: Id;
  readonly kind: KindName;
  readonly schema: number;
  readonly clock: Clock;
  /** For each field that had a value, the clocks of the values that the editor saw. */
  readonly base: Readonly<Record<string, readonly Clock[]>>;
  readonly fields: Readonly<Record<string, FieldValue>>;
}

/** A change as the server stores it, with its author and effective clock. */
export interface AppliedChange extends Change {
  readonly effective: Clock;
  readonly author: Id;
  /** The member whose invite opened the author's session on an existing account; see `Actor`. */
  readonly letInBy?: Id;
}

/**
 * Makes a stored change. It copies field by field: object spread costs several times as much.
 * @param effective the clock that decides
 * @param letInBy see `Actor`
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
