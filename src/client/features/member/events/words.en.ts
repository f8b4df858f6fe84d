export default {
  title: 'Events',
  log: 'Log an event',
  year: (year: number) => `${year}`,
  held: (count: number) => (count === 1 ? '1 event held this year' : `${count} events held this year`),
  empty: 'No events logged yet',
  emptyHint: 'After a campaign, lecture or exhibition, log it here with the attendance.',
};
