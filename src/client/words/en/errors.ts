import type { ErrorWords } from '../types.ts';

export const errors: ErrorWords = {
  bad_request: 'The request was not right and nothing was saved. Check it and try again',
  unauthorized: 'You are signed out. Your records are safe on this phone: sign in again to send them',
  forbidden: 'Your role may not do this. Ask the office',
  not_found: 'Not found. It may have been removed',
  conflict: 'Somebody has just changed this. Refresh and try again',
  too_large: 'Too large for the server. Reduce it and try again',
  unsupported_media: 'Not the right file format. Choose another',
  upgrade_required: 'The app is too old. Records are still sent; update to see what is new',
  too_many_requests: 'Too many tries. Please wait a few minutes',
  invite_unknown: 'The invite is not valid. Ask your squad leader or the office for a new one',
  invite_used: 'This invite has been used. Ask for a new one',
  invite_expired: 'The invite has expired. Ask for a new one',
  sign_in_failed: 'E-mail or password is wrong. Please enter them again',
  already_set_up: 'Already set up. Please sign in',
  relay_other_district: 'This file is another district’s and cannot be opened here. Please give it to somebody there',
  relay_unknown_key:
    'The server does not know this file. The records are still on the phone that made it: connect it once, then hand over a new file',
  relay_damaged:
    'The file is incomplete or was altered; nothing was taken. The records are still on the phone that made it: hand over a new file',
  relay_member_gone:
    'Whose records these are is no longer on the roster; nothing was taken. They are still on that phone: please ask the office',
  import_refused: 'The file has problems and no row was imported. Mend it and choose the file again',
  photo_refused: 'The server did not take this photo. It is still on this phone: remove it and take or choose it again',
  tip_refused:
    'The server did not take this tip. The sealed content is still on this phone. Reload the page and try again, or call 110',
  proof_refused: 'The check before sending has expired and is being done again. The content is still on this phone',
  unknown_host: 'This address belongs to no district. Check it, or ask the office',
  unavailable: 'The server can not be reached. Your records are safe on this phone and are sent later',
  internal: 'The server had a problem. Your records are safe on this phone; try again later',
};
