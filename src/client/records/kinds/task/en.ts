import type { EnglishKind } from '../types.ts';

export default {
  name: 'Task',
  fields: {
    work: 'Work',
    stage: 'Growth stage',
    place: 'Place',
    squad: 'Squad',
    member: 'Given to',
    from: 'Given on',
    due: 'Due',
    campaign: 'Campaign',
    note: 'Note',
  },
  options: {
    work: {
      any: 'Any work',
      leaflet: 'Leaflets',
      visit: 'Home visits',
      event: 'Event',
      patrol: 'Patrol',
      pledge: 'Pledges',
      survey: 'Awareness survey',
      broadcast: 'Broadcast',
      sign: 'Slogans and boards',
    },
    stage: { sowing: 'Sowing', seedling: 'Seedling', flowering: 'Flowering', fruiting: 'Fruiting' },
  },
  figures: {},
} satisfies EnglishKind<'task'>;
