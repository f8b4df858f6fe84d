import { officeWork } from '../../kernel/role.ts';
import { defineKind } from '../kind.ts';

/**
 * 指标调整: the office's decision about a figure, such as its words, its target, or whether it is listed. It also says how
 * a figure of the office's own is computed. Each one is a version; a field that is not filled in stays as it was.
 */
export const figureEdit = defineKind({
  name: 'figureEdit',
  schema: 1,
  family: 'reference',
  fields: {
    /** Its id in the catalogue of `domain/figures`, or `own.` and letters for one of the office's own. */
    figure: { type: 'text', max: 60, required: true, pattern: /^[a-z]+\.[A-Za-z]+$/ },
    name: { type: 'text', max: 30, reads: 'name' },
    definition: { type: 'text', max: 120 },
    hidden: { type: 'flag' },
    /** The year that the target is for; all years if missing. */
    year: { type: 'text', max: 4, pattern: /^(?:20\d\d)?$/ },
    bound: { type: 'choice', options: ['least', 'most', 'exactly', 'none'] },
    target: { type: 'decimal', min: -1_000_000_000_000, max: 1_000_000_000_000 },
    /** How a figure of the office's own is computed: `domain/figures/own-figures.ts`. */
    formula: { type: 'text', max: 600, pattern: /^(?:[a-z]+(?: [a-z]+\.[A-Za-z]+)+)?$/ },
  },
  headline: 'figure',
  write: officeWork,
  scope: () => 'office',
  figures: {},
  contributions: () => [],
  check({ bound, target, year }) {
    if (bound && bound !== 'none' && typeof target !== 'number') return { code: 'required', field: 'target' };
    return year && !bound ? { code: 'required', field: 'bound' } : undefined;
  },
});
