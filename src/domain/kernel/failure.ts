/**
 * Codes for why a change was refused. They are stable: phones store them and the dictionaries translate them,
 * so a code is never renamed or reused.
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
  'outside_stage',
  // a reference: `target` names the kind
  'reference_unknown',
  // sent by servers before protocol 4 in place of `reference_unknown`
  'place_unknown',
  'material_unknown',
  'squad_unknown',
  'member_unknown',
  'event_unknown',
  // permission
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
  /** The field that caused the failure, if one did. */
  readonly field?: string;
  /** The limit that the value exceeds: a number, or a date as YYYY-MM-DD. */
  readonly limit?: number | string;
  /** The kind of record that the reference should name. */
  readonly target?: string;
}
