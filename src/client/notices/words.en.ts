export default {
  title: 'Notices',
  all: 'All notices',
  none: 'No notices yet',
  noneHint: 'What the office tells volunteers appears here, and stays without a network.',
  gone: 'This notice is not here',
  goneHint: 'It may have been withdrawn, or was not fetched yet. Please open it again with a network.',
  back: 'Back to the notices',
  published: (day: string) => `Published ${day}`,
  when: 'Time',
  where: 'Place',
  forMembers: 'For volunteers only; please do not pass it on.',
  noPicture: (alt: string) => `The picture needs a network: ${alt}`,
};
