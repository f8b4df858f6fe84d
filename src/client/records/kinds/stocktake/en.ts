import type { EnglishKind } from '../types.ts';

export default {
  name: 'Stocktake',
  fields: {
    date: 'Date',
    at: 'Counted at',
    squad: 'Squad',
    member: 'Member',
    material: 'Material',
    counted: 'Copies counted',
    note: 'Note',
  },
  options: { at: { office: 'The office', squad: 'The squad', hand: 'The member' } },
  figures: {},
} satisfies EnglishKind<'stocktake'>;
