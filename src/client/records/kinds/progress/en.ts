import type { EnglishKind } from '../types.ts';

export default {
  name: 'Progress',
  fields: {
    task: 'Task',
    unit: 'Unit',
    state: 'Progress',
    done: 'Done',
    all: 'Of how many',
    who: 'Given by',
    document: 'Document',
    dated: 'Date of the document',
    note: 'Note',
  },
  options: { state: { done: 'Done', partly: 'Partly done', open: 'Not done yet', notApplicable: 'Does not apply' } },
  figures: {},
} satisfies EnglishKind<'progress'>;
