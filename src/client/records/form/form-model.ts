import type { Day } from '../../../domain/kernel/day.ts';
import type { ActivityName } from '../../../domain/records/kinds/index.ts';
import type { FormValue, FormValues } from './values.ts';

/** What a field of a form needs to know; one object for the whole form. */
export interface FormModel {
  readonly kind: ActivityName;
  readonly values: FormValues;
  readonly set: (field: string, value: FormValue) => void;
  /** What is wrong with a field, as a sentence. */
  readonly error: (field: string) => string | undefined;
  /** Today by the corrected clock. */
  readonly today: Day;
  /** The last day that a date may name. */
  readonly lastDay: Day;
  /** A new record: its date is today until somebody touches it. */
  readonly isNew: boolean;
  /** The phone's clock lies before what the phone knows to be over. */
  readonly isClockWrong: boolean;
  /** Places to offer first. */
  readonly recentPlaces: readonly string[];
  /** The squad whose members and events are offered. */
  readonly squad: string | undefined;
  /** Ids that must be among the options though they are not offered to everyone: what the record already names. */
  readonly self: { readonly id: string; readonly name: string };
}
