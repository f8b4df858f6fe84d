import type { EnglishKind } from '../types.ts';

export default {
  name: 'Material',
  fields: {
    name: 'Name',
    form: 'Type',
    date: 'Entered on',
    opening: 'Opening stock',
    printed: 'Printed',
    pack: 'Copies in a box',
    archived: 'Out of use',
  },
  options: {
    form: { folder: 'Folder', booklet: 'Booklet', poster: 'Poster', fan: 'Fan', bag: 'Shopping bag', other: 'Other' },
  },
  figures: { 'material.printed': 'Leaflets printed' },
} satisfies EnglishKind<'material'>;
