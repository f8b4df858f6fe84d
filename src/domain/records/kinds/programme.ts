import { organizerWork } from '../../kernel/role.ts';
import { defineKind } from '../kind.ts';
import { readStages } from '../stages.ts';

/** 创建方案: a programme of the district over a period, such as becoming drug-free, in stages. */
export const programme = defineKind({
  name: 'programme',
  schema: 1,
  family: 'reference',
  fields: {
    name: { type: 'text', max: 40, required: true, reads: 'name' },
    /** Records of these days count for its tasks. */
    from: { type: 'day', ahead: true, required: true },
    to: { type: 'day', ahead: true, required: true },
    /** One a line: `records/stages.ts`. */
    stages: { type: 'text', max: 600, lines: 'many' },
  },
  headline: 'name',
  write: organizerWork,
  scope: () => 'office',
  figures: {},
  contributions: () => [],
  check({ from, to, stages }) {
    if (to < from) return { code: 'too_small', field: 'to', limit: from };
    return readStages(stages ?? '') ? undefined : { code: 'bad_text', field: 'stages' };
  },
});
