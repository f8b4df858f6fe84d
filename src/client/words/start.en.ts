export default {
  opening: 'Opening…',
  slow: 'The network is slow. Still opening; please wait a little longer.',
  failed: 'This page did not load completely. Check the network, then try again. Saved records are on this phone.',
  old: 'This browser is too old for Qingyuan. Please update it, or open this address in another browser.',
  oldTip:
    'This browser is too old: this page may look wrong or be unable to send. Please update it, or use another browser.',
  insecure:
    'Please open this address with https://. With http:// the browser does not let a page encrypt or store anything. If https:// does not work, tell the anti-drug office.',
  retry: 'Try again',
  emergency: 'In an emergency call',
  noScript: 'This page needs JavaScript. Please open it in the phone’s own browser.',
};
