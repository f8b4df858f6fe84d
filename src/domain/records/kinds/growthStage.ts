import { officeWork } from '../../kernel/role.ts';
import { defineKind } from '../kind.ts';
import { growthStages } from './patrol.ts';

export const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'] as const;

/**
 * 踏查时期: how the district calls a growth stage, and its months there, since crops differ with the climate. A stage
 * without a record has the name of the dictionary and no months.
 */
export const growthStage = defineKind({
  name: 'growthStage',
  schema: 1,
  family: 'reference',
  fields: {
    stage: { type: 'choice', options: growthStages, required: true },
    name: { type: 'text', max: 8, reads: 'name' },
    /** First and last month; a stage may begin in autumn and end in spring. */
    from: { type: 'choice', options: months },
    to: { type: 'choice', options: months },
  },
  headline: 'stage',
  write: officeWork,
  scope: () => 'district',
  figures: {},
  contributions: () => [],
  check({ from, to }) {
    if (Boolean(from) === Boolean(to)) return undefined;
    return { code: 'required', field: from ? 'to' : 'from' };
  },
});
