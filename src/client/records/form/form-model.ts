import type { Day } from '../../../domain/kernel/day.ts';
import type { ActivityName } from '../../../domain/records/kinds/index.ts';
import type { FormValue, FormValues } from './values.ts';

/** The data that the inputs of a form need. */
export interface FormModel {
  readonly kind: ActivityName;
  readonly values: FormValues;
  readonly set: (field: string, value: FormValue) => void;
  /** The error of a field, as a sentence. */
  readonly error: (field: string) => string | undefined;
  /** Today by the corrected clock. */
  readonly today: Day;
  /** The latest allowed date. */
  readonly lastDay: Day;
  /** A new record, whose date stays today until edited. */
  readonly isNew: boolean;
  /** The phone's clock is earlier than a time known to have passed. */
  readonly isClockWrong: boolean;
  /** Places to offer first. */
  readonly recentPlaces: readonly string[];
  /** The squad whose members and events are offered. */
  readonly squad: string | undefined;
  /** The signed-in member, who must be among the options even if not offered to everyone. */
  readonly self: { readonly id: string; readonly name: string };
}
