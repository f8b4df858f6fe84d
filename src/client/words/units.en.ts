import type { UnitWords } from './types.ts';

export default {
  copy: 'copies',
  session: 'events',
  time: 'times',
  attendance: 'attendances',
  person: 'people',
  household: 'households',
  householdVisit: 'household visits',
  slogan: 'slogans',
  board: 'boards',
  issue: 'issues',
  item: 'items',
  lead: 'tips',
  mu: 'mu',
  hour: 'hours',
  document: 'documents',
  column: 'columns',
} satisfies UnitWords;
