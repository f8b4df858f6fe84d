import type { EnglishKind } from '../types.ts';

export default {
  name: 'Arrival of stock',
  fields: {
    date: 'Date',
    movement: 'Which delivery',
    squad: 'Squad',
    material: 'Material',
    batch: 'Batch',
    sent: 'Copies sent',
    counted: 'Copies arrived',
    missing: 'The missing ones',
    note: 'Note',
  },
  options: { missing: { office: 'Still at the office', loss: 'Lost' } },
  figures: {},
} satisfies EnglishKind<'arrival'>;
