import type { FailureWords } from './types.ts';

export default {
  malformed: () =>
    'The server could not read this record. It is safe on this phone: in the Outbox, save a plain file and give it to the office',
  unknown: () =>
    'The server did not accept this, for a reason that only a newer app can show. It is safe on this phone. Close and reopen the app to update, then send it again',
  too_many_bytes: () =>
    'This record is too large for the server. It is safe on this phone. Shorten the text, then send it again',
  unknown_kind: () => 'The server does not know this kind of record. Update the app, then send again',
  unknown_field: () => 'The server does not know one of the fields. Update the app, then send again',
  newer_schema: () => 'The app is newer than the server. Send again when the server has been updated',
  required: () => 'Please fill this in',
  wrong_type: () => 'This is not in the right format. Please enter it again',
  too_small: (limit) => (limit ? `Must be at least ${limit}` : 'The number is too small'),
  too_large: (limit) => (limit ? `Must be at most ${limit}` : 'The number is too large'),
  too_long: (limit) => (limit ? `At most ${limit} characters, please shorten it` : 'Too long, please shorten it'),
  bad_text: () => 'This contains characters that cannot be saved',
  bad_date: () => 'This is not a valid date. Please choose again',
  future_date: () => 'The date cannot be after today. Please correct it',
  date_too_old: (limit) => (limit ? `The date must not be before ${limit}` : 'The date is too early'),
  unknown_choice: () => 'Please choose one of the options',
  inconsistent: (limit) =>
    limit === ''
      ? 'This does not fit another entry. Please check and correct it'
      : `The two numbers disagree: this one must not exceed ${limit}`,
  outside_stage: (limit) =>
    limit
      ? `The deadline must lie within its stage, which is bounded by ${limit}`
      : 'The deadline must lie within its stage',
  belongs: () =>
    'This change is not possible: a place cannot lie within itself or a place below it, and what still contains places, squads or members, or was confirmed by a squad, cannot be deleted',
  reference_unknown: (kind) =>
    kind
      ? `The chosen ${kind.toLowerCase()} is not on the list or was removed. Choose it again`
      : 'What was chosen is not on the list or was removed. Choose it again',
  place_unknown: () => 'This place is not on the list or was removed. Choose the place again',
  material_unknown: () => 'This material is not on the list or was removed. Choose it again',
  squad_unknown: () => 'This squad does not exist or was removed. Choose it again',
  member_unknown: () => 'This member is not on the roster. Choose the member again',
  event_unknown: () => 'The event does not exist or was removed. Choose it again',
  forbidden_kind: () => 'Your role cannot enter this. Ask your squad leader or the office',
  forbidden_author: () => 'You cannot enter work for this member. Enter it as your own or ask the squad leader',
  forbidden_squad: () => 'You cannot enter work for another squad. Choose your own squad',
  forbidden_role: () => 'You cannot assign this role. Ask an administrator',
  forbidden_review: () =>
    'You cannot verify this record. Someone else must verify work that you did or entered, or that came from a device you invited again',
  forbidden_device: () => 'This phone is registered to someone else. Sign out and join with your own invite',
  kind_changed: () => 'A record cannot change its kind. Log it as a new record',
  id_taken: () =>
    'Somebody has logged this with other numbers. If it is the same, withdraw this one; else log it again',
  record_not_yet_here: () => 'The server does not have the original record yet. This will be sent again automatically',
  device_seq_taken: () => 'This phone’s number was already in use. It will be changed and sent again automatically',
  withdrawn: () =>
    'You already dealt with this on another of your phones. Withdraw it here if it is not needed, or log it again',
} satisfies FailureWords;
