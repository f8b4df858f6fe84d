import { organizerWork } from '../../kernel/role.ts';
import type { FieldValue } from '../field.ts';
import { defineKind } from '../kind.ts';

const isGiven = (value: FieldValue | undefined): boolean => value !== undefined && value !== null && value !== '';

/**
 * 填报数: a figure's value as somebody outside the records states it, with its source. It is of a period, or at a date
 * if both days are the same, and adds to no sum. Exactly one of `number`, `flag`, `text` and `missing` is given: a missing value has a
 * reason and is never 0.
 */
export const statement = defineKind({
  name: 'statement',
  schema: 1,
  family: 'reference',
  fields: {
    /** Its id in the catalogue of `domain/figures`; one of a later release is kept and shown as it is. */
    figure: { type: 'text', max: 60, required: true, pattern: /^[a-z]+\.[A-Za-z]+$/ },
    from: { type: 'day', ahead: true, required: true },
    to: { type: 'day', ahead: true, required: true },
    /** In the unit of the figure. */
    number: { type: 'decimal', min: -1_000_000_000_000, max: 1_000_000_000_000 },
    flag: { type: 'flag' },
    text: { type: 'text', max: 2000, lines: 'many' },
    missing: { type: 'text', max: 200 },
    place: { type: 'reference', to: 'place' },
    /** The unit that the value is of, where it is no place. */
    body: { type: 'text', max: 60, reads: 'name' },
    /** The person or department that gave the value. */
    who: { type: 'text', max: 60, reads: 'name' },
    document: { type: 'text', max: 120 },
    dated: { type: 'day' },
    note: { type: 'text', max: 500, lines: 'many' },
  },
  headline: 'figure',
  write: organizerWork,
  scope: () => 'office',
  figures: {},
  contributions: () => [],
  check({ from, to, number, flag, text, missing, who }) {
    if (to < from) return { code: 'inconsistent', field: 'to', limit: from };
    const given = [number, flag, text, missing].filter(isGiven).length;
    if (given !== 1) return { code: given ? 'inconsistent' : 'required', field: given ? 'missing' : 'number' };
    return isGiven(missing) || who?.trim() ? undefined : { code: 'required', field: 'who' };
  },
});
