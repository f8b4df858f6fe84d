import { OLDEST_DAY, yearOf } from '../../kernel/day.ts';
import { organizerWork } from '../../kernel/role.ts';
import { contribute } from '../figure.ts';
import { defineKind } from '../kind.ts';
import { OFFICE, SOURCE } from '../posting.ts';

/** 资料: a printed item, with the stock at the year's start and what was printed since. */
export const material = defineKind({
  name: 'material',
  schema: 2,
  steps: [{}],
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
    /** Copies in a box. */
    pack: { type: 'count', min: 1, max: 100_000, unit: 'copy' },
    /** Out of use: forms do not offer it any more. */
    archived: { type: 'flag' },
  },
  headline: 'name',
  write: organizerWork,
  scope: () => 'district',
  figures: { 'material.printed': 'copy' },
  contributions: ({ date, printed }) => (date ? contribute(['material.printed', printed]) : []),
  /** The opening stock counts as there before the year began. */
  postings({ date, opening, printed }, id) {
    const entry = { material: id, batch: '', from: SOURCE, to: OFFICE };
    const before = date ? `${yearOf(date) - 1}-12-31` : OLDEST_DAY;
    return [
      ...(opening ? [{ ...entry, day: before, quantity: opening }] : []),
      ...(printed ? [{ ...entry, day: date ?? OLDEST_DAY, quantity: printed }] : []),
    ];
  },
});

/** Tells whether a material is out of use. */
export const isArchived = ({ fields }: { readonly fields: Readonly<Record<string, unknown>> }): boolean =>
  fields.archived === true;
