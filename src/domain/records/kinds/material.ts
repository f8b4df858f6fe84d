import { organizerWork } from '../../kernel/role.ts';
import { contribute } from '../figure.ts';
import { defineKind } from '../kind.ts';

/** 资料: a printed item, with the stock at the year's start and what was printed since. */
export const material = defineKind({
  name: 'material',
  schema: 1,
  family: 'reference',
  fields: {
    name: { type: 'text', max: 40, required: true, reads: 'name' },
    form: {
      type: 'choice',
      options: ['folder', 'booklet', 'poster', 'fan', 'bag', 'other'],
    },
    date: { type: 'day' },
    opening: { type: 'count', min: 0, max: 10_000_000, unit: 'copy' },
    printed: { type: 'count', min: 0, max: 10_000_000, unit: 'copy' },
  },
  headline: 'name',
  write: organizerWork,
  scope: () => 'district',
  figures: { 'material.printed': 'copy' },
  contributions: ({ date, printed }) => (date ? contribute(['material.printed', printed]) : []),
});
