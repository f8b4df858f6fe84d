export default {
  title: 'Posters',
  source: {
    label: 'Content of the poster',
    card: 'Card',
    event: 'Event',
    batch: 'Batch of leaflets',
    day: 'Day of the year',
    report: 'Tips',
    free: 'Own words',
  },
  preview: 'How the poster looks',
  organizer: 'Publisher',
  organizerHint: 'Stands at the foot of the poster',
  none: 'Choose the content first; the poster then appears here.',
  card: {
    choose: 'Card',
    parts: 'Parts on the poster',
    unchecked: (count: string) =>
      `${count} sentences name a value of the law that nobody has checked; they are left out.`,
    noPart: 'The rest of this card is unchecked; the poster has its title only.',
  },
  event: {
    choose: 'Event',
    none: 'No planned events',
    noneHint: 'Plan one under Events first.',
    notPublic:
      'This event is not marked public, so the public calendar does not show it. The QR code opens the cards instead.',
  },
  batch: {
    choose: 'Batch',
    none: 'No materials with a batch yet',
    noneHint: 'Enter a batch with the materials, then make its poster.',
    unnamed: 'Leaflets',
  },
  day: {
    choose: 'Day',
    option: (date: string, name: string) => `${date} ${name}`,
    title: 'Headline',
    source: (text: string) => `Source: ${text}`,
  },
  free: {
    kicker: 'Small line on top',
    title: 'Title',
    text: 'Text',
    textHint: (most: string) => `At most ${most} characters. You are told if it does not fit; nothing is cut silently.`,
    titleMissing: 'Enter a title.',
    tooLong: (count: string, most: string) => `The text has ${count} characters; at most ${most} are possible.`,
    titleTooLong: (count: string, most: string) => `The title has ${count} characters; at most ${most} are possible.`,
  },
  failed: 'Loading failed. Try again.',
};
