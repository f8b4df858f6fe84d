import type { ErrorWords } from './types.ts';

export default {
  bad_request: 'The content has an error and was not saved. Check it and try again',
  unauthorized: 'You are signed out. Your records are safe on this phone. Sign in again to send them',
  forbidden: 'You do not have permission to do this. Contact the office',
  not_found: 'Not found. It may have been removed',
  contradictions: 'There are contradictions to put right first',
  conflict: 'Someone else has just changed this. Refresh and try again',
  too_large: 'Too large for the server. Reduce it and try again',
  unsupported_media: 'The file format is not supported. Choose another file',
  upgrade_required: 'The app is out of date. Records are still sent; update to receive new data',
  too_many_requests: 'Too many attempts. Please wait a few minutes',
  invite_unknown: 'The invite is not valid. Ask your squad leader or the office for a new one',
  invite_used: 'This invite has been used. Ask for a new one',
  invite_expired: 'The invite has expired. Ask for a new one',
  sign_in_failed: 'The e-mail or password is incorrect. Please try again',
  already_set_up: 'Already set up. Please sign in',
  relay_other_district: 'This file belongs to another district and cannot be opened here. Give it to someone there',
  relay_unknown_key:
    'The server does not recognize this file. The records are still on the phone that made it: connect that phone once, then create a new file',
  relay_damaged:
    'The file is incomplete or was altered; nothing was accepted. The records are still on the phone that made it: create a new file',
  relay_member_gone:
    'The member who made these records is no longer on the roster; nothing was accepted. The records are still on that phone: contact the office',
  import_refused: 'The file has errors and no row was imported. Fix them and choose the file again',
  photo_refused:
    'The server did not accept this photo. It is still on this phone: remove it, then take or choose it again',
  post_refused: 'This post has something that can not be published. Correct what is marked and publish again',
  tip_refused:
    'The server did not accept this tip. The encrypted content is still on this phone. Reload the page and try again, or call 110',
  proof_refused: 'The check before sending has expired and is being repeated. The content is still on this phone',
  unknown_host: 'This address belongs to no district. Check it, or ask the office',
  unavailable: 'The server cannot be reached. Your records are safe on this phone and will be sent later',
  internal: 'The server had a problem. Your records are safe on this phone; try again later',
} satisfies ErrorWords;
