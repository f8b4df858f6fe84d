import type { EnglishKind } from '../types.ts';

export default {
  name: 'Key of an event’s codes',
  fields: { event: 'Event', squad: 'Squad', date: 'Day of the event', secret: 'Key' },
  options: {},
  figures: {},
} satisfies EnglishKind<'eventKey'>;
