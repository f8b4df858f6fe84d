export default {
  offline: 'You are offline. Please try again where there is a signal.',
  storage_full:
    'The phone is full, so this was not saved. Everything saved earlier is still here. Delete some photos or videos, then try again.',
  storage_unavailable:
    'The browser does not let the app store anything. Leave private mode, or use the phone’s own browser.',
  not_signed_in: 'No one has joined on this phone yet. Join with your invite first, then save.',
  foreign:
    'This network does not reach the server: something in between answered. You may have to sign in to the Wi-Fi first. Everything on this phone is safe. Try again, or use another network.',
  not_here: 'This record was removed or has just changed. Go back and check again.',
  made_already:
    'This entry exists with other numbers, so nothing was saved. Go back, look at it and correct it if wrong.',
  other_member_waiting: (count: number) =>
    `${count} records of another member have not been sent from this phone. Send them first, or seal them into a file for a teammate.`,
  other_member_photos: (count: number) =>
    `${count} photos of another member are still waiting on this phone. That member has to send them first.`,
  unsent_photos: (count: number) =>
    `${count} photos have not been sent. Wait until they are sent, or save them as files.`,
  unsent_relay_files: (count: number) =>
    `${count} files carried for teammates have not been delivered. Deliver them first, then sign out.`,
  saved_meanwhile: (count: number) =>
    `${count} more records were saved while you were signing out and have not been sent, so nothing on this phone was cleared. Seal them into a file, then sign out again; or sign in again to keep using this phone.`,
  unsent: (count: number) =>
    `${count} records have not been sent. Send them first, or seal them into a file for a teammate.`,
};
