import { officeWork } from '../../kernel/role.ts';
import { defineKind } from '../kind.ts';

/** 放假调休: a day that is off, or a weekend that is worked, as the year's notice says (`domain/attendance/workdays.ts`). */
export const workday = defineKind({
  name: 'workday',
  schema: 1,
  family: 'reference',
  fields: {
    date: { type: 'day', ahead: true, required: true },
    form: { type: 'choice', options: ['off', 'work'], required: true },
  },
  headline: 'date',
  write: officeWork,
  scope: () => 'district',
  figures: {},
  contributions: () => [],
});
