import type { EnglishKind } from '../types.ts';

export default {
  name: 'Stock movement',
  fields: {
    date: 'Date',
    material: 'Material',
    batch: 'Batch',
    quantity: 'Quantity',
    from: 'From',
    to: 'To',
    squad: 'Squad',
    member: 'Member',
    reason: 'Reason',
    event: 'Part of event',
    note: 'Note',
  },
  options: {
    from: { source: 'Printed or supplied', office: 'Office', squad: 'Squad', hand: 'Member', loss: 'Losses' },
    to: { source: 'Back to the printer', office: 'Office', squad: 'Squad', hand: 'Member', loss: 'Losses' },
    reason: {
      printed: 'Printed',
      supplied: 'Supplied by others',
      late: 'Entered late',
      damaged: 'Damaged or lost',
      wrong: 'Correction',
    },
  },
  figures: { 'material.printed': 'Leaflets printed' },
} satisfies EnglishKind<'movement'>;
