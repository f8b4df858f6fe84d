import type { Day } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { progressId } from '../records/kinds/progress.ts';
import { type FoldedRecord, isDeleted, textField } from '../records/record.ts';
import type { ProgrammeTask, ProgrammeUnit } from './plan.ts';

/**
 * How far a unit is with a task.
 * 1. `done`: verified records reach the goal, or a document says so.
 * 2. `reported`: records that are not all verified reach it, or somebody says so without a document.
 * 3. `partly` and `open`: some of it, and nothing.
 * 4. `notApplicable`: the unit has nothing of the sort.
 * 5. `unknown`: records tell, and they cannot be read now.
 */
export type CellState = 'done' | 'reported' | 'partly' | 'open' | 'notApplicable' | 'unknown';

export interface Cell {
  readonly state: CellState;
  /** The source of the state; undefined if there is none. */
  readonly by: 'records' | 'statement' | undefined;
  readonly done: number | undefined;
  readonly all: number | undefined;
  /** The deadline has passed and the cell is not complete. */
  readonly isOverdue: boolean;
}

/** The amount of a unit's work in the records, its verified part, and of how many places. */
export interface Counted {
  readonly reported: number;
  readonly verified: number;
  readonly all?: number;
}

/**
 * Reads what records tell of a task and a unit.
 * @returns undefined where records tell nothing of it, 'unknown' while they cannot be read
 */
export type CountedOf = (task: ProgrammeTask, unit: ProgrammeUnit) => Counted | 'unknown' | undefined;

type Known = Omit<Cell, 'isOverdue'>;

/** Without a goal one record is enough. */
function fromRecords({ reported, verified, all }: Counted, goal: number | undefined): Known {
  const of = all ?? goal;
  const enough = of ?? 1;
  const reached = verified >= enough ? 'done' : reported >= enough ? 'reported' : reported > 0 ? 'partly' : 'open';
  return { state: all === 0 ? 'notApplicable' : reached, by: 'records', done: reported, all: of };
}

const numberIn = (record: FoldedRecord, field: string): number | undefined => {
  const value = record.fields[field];
  return typeof value === 'number' ? value : undefined;
};

function fromStatement(record: FoldedRecord): Known | undefined {
  const said = textField(record, 'state');
  if (isDeleted(record) || said === undefined) return undefined;
  const [done, all] = [numberIn(record, 'done'), numberIn(record, 'all')];
  const known = { by: 'statement', done, all } as const;
  if (said === 'notApplicable' || said === 'open') return { ...known, state: said };
  const isWhole = said === 'done' && !(done !== undefined && all !== undefined && done < all);
  if (!isWhole) return { ...known, state: 'partly' };
  return { ...known, state: textField(record, 'document') ? 'done' : 'reported' };
}

export const isComplete = ({ state }: Pick<Cell, 'state'>): boolean => state === 'done' || state === 'reported';

/** Tells how far a unit is. Records go before what somebody says, unless they tell of nothing yet. */
export function cellOf(
  task: ProgrammeTask,
  counted: Counted | 'unknown' | undefined,
  said: FoldedRecord | undefined,
  today: Day,
): Cell {
  const stated = said && fromStatement(said);
  const known = ((): Known => {
    if (stated?.state === 'notApplicable') return stated;
    const goal = (said && !isDeleted(said) ? numberIn(said, 'all') : undefined) ?? task.goal;
    if (counted === 'unknown') return { state: 'unknown', by: 'records', done: undefined, all: goal };
    if (counted && (counted.reported > 0 || !stated)) return fromRecords(counted, goal);
    return stated ?? { state: 'open', by: undefined, done: undefined, all: undefined };
  })();
  const isOpen = known.state === 'open' || known.state === 'partly';
  return { ...known, isOverdue: isOpen && task.due < today };
}

/** A task with a cell for each unit that has it, and how many of these are complete. */
export interface TaskRow {
  readonly task: ProgrammeTask;
  readonly cells: ReadonlyMap<Id, Cell>;
  /** Units to which it applies. */
  readonly of: number;
  readonly complete: number;
  readonly overdue: number;
  /** False while cells are not known. */
  readonly isKnown: boolean;
}

/**
 * Fills in the grid of tasks and units.
 * @param progress the records of progress, by their id
 */
export function taskRows(
  tasks: readonly ProgrammeTask[],
  units: readonly ProgrammeUnit[],
  progress: ReadonlyMap<Id, FoldedRecord>,
  countedOf: CountedOf,
  today: Day,
): TaskRow[] {
  return tasks.map((task) => {
    const cells = new Map(
      units
        .filter(({ id }) => task.units?.has(id) ?? true)
        .map((unit) => [
          unit.id,
          cellOf(task, countedOf(task, unit), progress.get(progressId(task.id, unit.id)), today),
        ]),
    );
    const counted = [...cells.values()].filter(({ state }) => state !== 'notApplicable');
    return {
      task,
      cells,
      of: counted.length,
      complete: counted.filter(isComplete).length,
      overdue: counted.filter(({ isOverdue }) => isOverdue).length,
      isKnown: counted.every(({ state }) => state !== 'unknown'),
    };
  });
}

/** Tells whether every unit has done a task. A task that nobody has is not done. */
export const isTaskComplete = ({ of, complete, isKnown }: TaskRow): boolean => isKnown && of > 0 && complete === of;
