import { organizerWork } from '../../kernel/role.ts';
import { defineKind } from '../kind.ts';

/** 责任单位: a town or department with tasks of a programme. Persons are named by their posts, such as 镇长. */
export const programmeUnit = defineKind({
  name: 'programmeUnit',
  schema: 1,
  family: 'reference',
  fields: {
    programme: { type: 'reference', to: 'programme', required: true },
    name: { type: 'text', max: 30, required: true, reads: 'name' },
    /** The town whose records tell what the unit has done; a department has none. */
    place: { type: 'reference', to: 'place' },
    first: { type: 'text', max: 30 },
    second: { type: 'text', max: 30 },
    liaison: { type: 'text', max: 30, reads: 'name' },
  },
  headline: 'name',
  group: 'programme',
  write: organizerWork,
  scope: () => 'office',
  figures: {},
  contributions: () => [],
});
