import type { EnglishKind } from '../types.ts';

export default {
  name: 'Stated figure',
  fields: {
    figure: 'Figure',
    from: 'From',
    to: 'To',
    number: 'Value',
    flag: 'Yes or no',
    text: 'Text',
    missing: 'Why it is missing',
    place: 'Place',
    body: 'Unit',
    who: 'Given by',
    document: 'Document',
    dated: 'Date of the document',
    note: 'Note',
  },
  options: {},
  figures: {},
} satisfies EnglishKind<'statement'>;
