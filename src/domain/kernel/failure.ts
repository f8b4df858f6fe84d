/**
 * Why a change was not accepted. Codes are stable: they are stored on phones and
 * translated by the dictionaries, so a code is never renamed or reused.
 */
export const failureCodes = [
  // the change itself
  'malformed',
  'unknown_kind',
  'unknown_field',
  'newer_schema',
  // a field's value
  'required',
  'wrong_type',
  'too_small',
  'too_large',
  'too_long',
  'bad_text',
  'bad_date',
  'future_date',
  'date_too_old',
  'unknown_choice',
  'inconsistent',
  // what the value points to: `target` names the kind
  'reference_unknown',
  // the same of servers before protocol 4
  'place_unknown',
  'material_unknown',
  'squad_unknown',
  'member_unknown',
  'event_unknown',
  // who may do it
  'forbidden_kind',
  'forbidden_author',
  'forbidden_squad',
  'forbidden_role',
  'forbidden_review',
  'forbidden_device',
  // order and identity
  'kind_changed',
  'id_taken',
  'record_not_yet_here',
  'device_seq_taken',
  'withdrawn',
] as const;

export type FailureCode = (typeof failureCodes)[number];

export interface Failure {
  readonly code: FailureCode;
  /** The field at fault, when one is. */
  readonly field?: string;
  /** The limit that was broken, for the message: a number, or a date as YYYY-MM-DD. */
  readonly limit?: number | string;
  /** The kind of the record that a reference should have named. */
  readonly target?: string;
}
