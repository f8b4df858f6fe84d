import type { Day } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { itemsIn } from '../records/field.ts';
import { type FoldedRecord, isDeleted, textField } from '../records/record.ts';
import { isOutside, readStages, type Stage } from '../records/stages.ts';

/** A programme as its record has it. */
export interface Programme {
  readonly id: Id;
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
  readonly stages: readonly Stage[];
}

export interface ProgrammeUnit {
  readonly id: Id;
  readonly name: string;
  /** The town whose records tell of the unit's work. */
  readonly town: Id | undefined;
  readonly first: string | undefined;
  readonly second: string | undefined;
  readonly liaison: string | undefined;
}

/** How records tell how far a unit is: by the amount of a figure, or by places that work reached. */
export type Measure = { readonly figure: string } | { readonly form: string; readonly work: string };

export interface ProgrammeTask {
  readonly id: Id;
  readonly name: string;
  readonly stage: string | undefined;
  readonly due: Day;
  /** Undefined if all units have it. */
  readonly units: ReadonlySet<Id> | undefined;
  readonly measure: Measure | undefined;
  readonly goal: number | undefined;
}

/** Reads a programme; undefined for one that was deleted. */
export function programmeOf(record: FoldedRecord): Programme | undefined {
  const [name = '', from, to] = ['name', 'from', 'to'].map((field) => textField(record, field));
  if (isDeleted(record) || !from || !to) return undefined;
  return { id: record.id, name, from, to, stages: readStages(textField(record, 'stages') ?? '') ?? [] };
}

/** Reads a unit; undefined for one that was deleted. */
export function unitOf(record: FoldedRecord): ProgrammeUnit | undefined {
  if (isDeleted(record)) return undefined;
  const text = (field: string) => textField(record, field);
  const [town, first, second, liaison] = ['place', 'first', 'second', 'liaison'].map(text);
  return { id: record.id, name: text('name') ?? '', town, first, second, liaison };
}

function measureOf(record: FoldedRecord): Measure | undefined {
  const [figure, form, work] = ['figure', 'form', 'work'].map((field) => textField(record, field));
  if (figure) return { figure };
  return form && work ? { form, work } : undefined;
}

/** Reads a task; undefined for one that was deleted. */
export function programmeTaskOf(record: FoldedRecord): ProgrammeTask | undefined {
  const due = textField(record, 'due');
  if (isDeleted(record) || !due) return undefined;
  const units = itemsIn(record.fields.units);
  const { goal } = record.fields;
  return {
    id: record.id,
    name: textField(record, 'name') ?? '',
    stage: textField(record, 'stage'),
    due,
    units: units.length ? new Set(units) : undefined,
    measure: measureOf(record),
    goal: typeof goal === 'number' ? goal : undefined,
  };
}

/** Returns the records of a kind that are of a programme, in the order of their making. */
export const ofProgramme = (records: readonly FoldedRecord[], programme: Id): FoldedRecord[] =>
  records
    .filter((record) => textField(record, 'programme') === programme)
    .sort((a, b) => (a.created < b.created ? -1 : 1));

/** Whether a stage is over, runs, lies ahead, or has no days yet. */
export type StageState = 'over' | 'running' | 'ahead' | 'undated';

export function stageState({ from, to }: Stage, today: Day): StageState {
  if (to !== undefined && to < today) return 'over';
  if (from !== undefined && from > today) return 'ahead';
  return from === undefined || to === undefined ? 'undated' : 'running';
}

/** Finds the tasks whose deadline lies outside their stage, with the stage. */
export const deadlinesOutside = (
  { stages }: Programme,
  tasks: readonly ProgrammeTask[],
): { readonly task: ProgrammeTask; readonly stage: Stage }[] =>
  tasks.flatMap((task) => {
    const stage = stages.find(({ key }) => key === task.stage);
    return stage && isOutside(task.due, stage) ? [{ task, stage }] : [];
  });
