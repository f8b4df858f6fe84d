export default {
  title: (count: number) => `Shared photos (${count})`,
  choose: 'Choose a kind of record below, and the photos go into it.',
  list: 'Photos that wait',
  kept: 'The photos are on this phone, safe without a network. None is sent before it is in a record.',
  drop: 'Discard all',
  left: (count: string, max: number) => `${count} not taken: at most ${max} photos wait at a time, each up to 30 MB.`,
  failed: 'The photos were not taken. They are still in the album: add them in the record.',
};
