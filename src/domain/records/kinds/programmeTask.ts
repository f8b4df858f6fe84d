import { organizerWork } from '../../kernel/role.ts';
import { defineKind } from '../kind.ts';
import { isOutside, readStages } from '../stages.ts';
import { placeForms } from './place.ts';
import { task } from './task.ts';

/**
 * 创建任务: what units of a programme are to do by a day. Records tell how far a town is in one of two ways: by the amount
 * of a figure, or by the places of a form that work reached. Otherwise the units report it as `progress`.
 */
export const programmeTask = defineKind({
  name: 'programmeTask',
  schema: 1,
  family: 'reference',
  fields: {
    programme: { type: 'reference', to: 'programme', required: true },
    name: { type: 'text', max: 40, required: true },
    /** The number of its stage: `records/stages.ts`. */
    stage: { type: 'text', max: 1, pattern: /^[1-9]$/ },
    due: { type: 'day', ahead: true, required: true },
    /** The units that have the task; all of them if empty. */
    units: { type: 'list', to: 'programmeUnit', max: 80 },
    /** The figure of the catalogue by which records tell; one of a later release is kept. */
    figure: { type: 'text', max: 60, pattern: /^[a-z]+\.[A-Za-z]+$/ },
    /** The amount that each unit is to reach, unless its progress gives another. */
    goal: { type: 'decimal', min: 0, max: 10_000_000 },
    /** The places to reach, and the work that reaches them. */
    form: { type: 'choice', options: placeForms },
    work: { type: 'choice', options: task.fields.work.options },
  },
  headline: 'name',
  group: 'programme',
  write: organizerWork,
  scope: () => 'office',
  figures: {},
  contributions: () => [],
  fitting: ['stage', 'due'],
  /** A deadline lies within its stage as the programme has it when the task is written. */
  checkReferred({ programme, stage: key, due }, _, fieldsOf) {
    const { stages } = fieldsOf(programme) ?? {};
    const stage = typeof stages === 'string' ? readStages(stages)?.find((each) => each.key === key) : undefined;
    if (!stage || !isOutside(due, stage)) return undefined;
    const limit = stage.from !== undefined && due < stage.from ? stage.from : stage.to;
    return { code: 'outside_stage', field: 'due', ...(limit ? { limit } : {}) };
  },
  check({ figure, form, work }) {
    if (figure && form) return { code: 'inconsistent', field: 'form' };
    if (Boolean(form) === Boolean(work)) return undefined;
    return { code: 'required', field: form ? 'work' : 'form' };
  },
});
