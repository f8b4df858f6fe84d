import type { FailureWords } from '../types.ts';

export const failures: FailureWords = {
  malformed: () =>
    'The server could not read this record. It is safe on this phone: under “To send”, save a plain file and hand it to the office',
  unknown: () =>
    'The server did not accept this, for a reason that only a newer app can tell. It is safe on this phone. Close the app and open it again to update, then send it again',
  too_many_bytes: () =>
    'This record is larger than the server takes at once. It is safe on this phone. Shorten the text, then send it again',
  unknown_kind: () => 'The server does not know this kind of record. Update the app, then send again',
  unknown_field: () => 'The server does not know one of the fields. Update the app, then send again',
  newer_schema: () => 'The app is newer than the server. Send again when the server has been updated',
  required: () => 'Please fill this in',
  wrong_type: () => 'This is not in the right form. Please enter it again',
  too_small: (limit) => (limit ? `Must be at least ${limit}` : 'The number is too small'),
  too_large: (limit) => (limit ? `Must be at most ${limit}` : 'The number is too large'),
  too_long: (limit) => (limit ? `At most ${limit} characters, please shorten it` : 'Too long, please shorten it'),
  bad_text: () => 'It holds characters that can not be saved',
  bad_date: () => 'Not a date, please choose again',
  future_date: () => 'The date is after today. Mend it, then send again',
  date_too_old: (limit) => (limit ? `The date must not be before ${limit}` : 'The date is too early'),
  unknown_choice: () => 'Please choose one of the options',
  inconsistent: (limit) =>
    limit === ''
      ? 'This contradicts itself: nothing lies within itself, and what still holds places, squads or members is not removed'
      : `The two numbers disagree: this one must not exceed ${limit}`,
  reference_unknown: (kind) =>
    kind
      ? `The chosen ${kind.toLowerCase()} is not on the list or was removed. Choose it again`
      : 'What was chosen is not on the list or was removed. Choose it again',
  place_unknown: () => 'This place is not on the list or was removed. Choose the place again',
  material_unknown: () => 'This material is not on the list or was removed. Choose it again',
  squad_unknown: () => 'This squad does not exist or was removed. Choose it again',
  member_unknown: () => 'This member is not on the roster. Choose the member again',
  event_unknown: () => 'The event does not exist or was removed. Choose it again',
  forbidden_kind: () => 'Your role may not enter this. Ask your squad leader or the office',
  forbidden_author: () => 'You can not enter work for this member. Enter it as your own or ask the squad leader',
  forbidden_squad: () => 'You can not enter work for another squad. Choose your own squad',
  forbidden_role: () => 'You can not give this role. Ask an administrator',
  forbidden_review: () =>
    'You can not verify this record: work that you did or entered, or that came from a device that you invited again, is verified by somebody else',
  forbidden_device: () => 'This phone is registered to somebody else. Sign out and join with your own invite',
  kind_changed: () => 'A record can not change its kind. Log it anew',
  id_taken: () => 'The number clashes with another record. Log it once more',
  record_not_yet_here: () => 'The server does not have the original record yet. It is sent again by itself',
  device_seq_taken: () => 'This phone’s number was taken. It is changed and sent again by itself',
  withdrawn: () =>
    'You took this back, or sent it corrected, on another phone. Take it back here too, or log it anew if it is needed',
};
