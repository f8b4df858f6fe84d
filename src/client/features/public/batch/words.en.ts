export default {
  lead: 'Know drugs, avoid them, speak up. You can report what you know here.',
  tip: 'Report',
  tipDetail: 'No name needed; only the office can read it',
  home: 'Home',
  homeDetail: 'About Qingyuan, and whom to call in an emergency',
  note: 'Opening this page is counted; nothing is kept of who opened it.',
};
