import type { Id } from '../domain/kernel/id.ts';
import type { FieldValue, Review } from '../domain/records/field.ts';
import type { ActivityName, KindName } from '../domain/records/kinds/index.ts';

export type Fields = Readonly<Record<string, FieldValue>>;

/** What somebody does to a record at a moment. */
export interface Step {
  /** The member whose phone it happens on. */
  readonly by: Id;
  /** Milliseconds since 1970, as that phone's clock says. */
  readonly at: number;
  readonly fields: Fields;
  /** A verdict on what the record holds at that moment. */
  readonly review?: Omit<Review, 'of'>;
}

/** A record to come: the step that makes it, then whatever happens to it, in order of time. */
export interface Draft {
  readonly id: Id;
  readonly kind: KindName;
  readonly steps: readonly [Step, ...Step[]];
}

/** One record of field work before anybody has looked at it. */
export interface Work {
  readonly kind: ActivityName;
  readonly id: Id;
  /** Who enters it and when. */
  readonly by: Id;
  readonly at: number;
  readonly fields: Fields & { readonly date: string };
}
