import type { Id } from '../domain/kernel/id.ts';
import type { FieldValue, Review } from '../domain/records/field.ts';
import type { ActivityName, KindName } from '../domain/records/kinds/index.ts';

export type Fields = Readonly<Record<string, FieldValue>>;

/** A member's action on a record. */
export interface Step {
  /** The member on whose phone it happens. */
  readonly by: Id;
  /** By that phone's clock, milliseconds since 1970. */
  readonly at: number;
  readonly fields: Fields;
  /** A review of the record's content at that moment. */
  readonly review?: Omit<Review, 'of'>;
}

/** A planned record: the step that creates it and all later steps, in order of time. */
export interface Draft {
  readonly id: Id;
  readonly kind: KindName;
  readonly steps: readonly [Step, ...Step[]];
}

/** A record of field work before its review. */
export interface Work {
  readonly kind: ActivityName;
  readonly id: Id;
  /** The member who enters it. */
  readonly by: Id;
  readonly at: number;
  readonly fields: Fields & { readonly date: string };
}
