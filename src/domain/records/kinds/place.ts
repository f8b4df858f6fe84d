import { officeWork } from '../../kernel/role.ts';
import { defineKind } from '../kind.ts';

export const placeForms = ['town', 'village', 'group', 'school', 'venue'] as const;

export const venueTypes = [
  'hospital',
  'clinic',
  'pharmacy',
  'internet',
  'entertainment',
  'hotel',
  'courier',
  'market',
  'other',
] as const;

/** Levels of schools. A school of nine years counts as a middle school, as in the statistics of education. */
export const schoolLevels = [
  'kindergarten',
  'primary',
  'nineYear',
  'junior',
  'senior',
  'vocational',
  'special',
] as const;

/** 地点: town → village → village group, and schools and venues within a town or village. */
export const place = defineKind({
  name: 'place',
  schema: 4,
  // 2: a code. 3: population, and the type of a venue. 4: the level of a school.
  steps: [{}, {}, {}],
  family: 'reference',
  fields: {
    name: { type: 'text', max: 40, required: true, reads: 'name' },
    form: { type: 'choice', options: placeForms, required: true },
    parent: { type: 'reference', to: 'place' },
    households: { type: 'count', min: 0, max: 100_000, unit: 'household' },
    population: { type: 'count', min: 0, max: 1_000_000, unit: 'person' },
    pupils: { type: 'count', min: 0, max: 100_000, unit: 'attendance' },
    /** The level of a school: schools of each are counted apart. */
    level: { type: 'choice', options: schoolLevels },
    /** The type of a venue: medical units and places of entertainment are counted apart. */
    venue: { type: 'choice', options: venueTypes },
    /** The division's code of 12 digits (国家统计局 统计用区划代码), by which the map finds the place. */
    code: { type: 'text', max: 12, pattern: /^(?:\d{12})?$/, reads: 'code' },
  },
  headline: 'name',
  group: 'parent',
  write: officeWork,
  scope: () => 'district',
  figures: {},
  contributions: () => [],
  check: ({ form, parent }) => (form !== 'town' && !parent ? { code: 'required', field: 'parent' } : undefined),
});
