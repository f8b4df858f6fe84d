import { officeWork } from '../../kernel/role.ts';
import { defineKind } from '../kind.ts';

/** 分队: a volunteer squad. */
export const squad = defineKind({
  name: 'squad',
  schema: 1,
  family: 'reference',
  fields: {
    name: { type: 'text', max: 40, required: true, reads: 'name' },
    town: { type: 'reference', to: 'place' },
  },
  headline: 'name',
  write: officeWork,
  scope: () => 'district',
  figures: {},
  contributions: () => [],
});
