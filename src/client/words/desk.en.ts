export default {
  navigation: 'Office navigation',
  overview: 'Overview',
  people: 'People',
  tips: 'Tips',
  tipsWaiting: (count: number) => `${count} new or answered`,
  places: 'Places',
};
