import type { Day } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { type FoldedRecord, isDeleted, textField } from '../records/record.ts';
import { type Aim, meetsAim, type PlacesAbove, type Work } from './coverage.ts';

/** A place that a squad, or one of its members, is asked to reach by a day. */
export interface Task extends Aim {
  readonly id: Id;
  readonly place: Id;
  readonly squad: Id;
  /** Undefined while nobody of the squad has been named. */
  readonly member: Id | undefined;
  /** The day on which it was given; earlier work does not count. */
  readonly from: Day;
  readonly due: Day;
  readonly note: string | undefined;
}

/** Reads a task from its record; undefined for one that was withdrawn. */
export function taskOf(record: FoldedRecord): Task | undefined {
  const text = (field: string) => textField(record, field);
  const [work, place, squad, from, due] = ['work', 'place', 'squad', 'from', 'due'].map(text);
  if (isDeleted(record) || !work || !place || !squad || !from || !due) return undefined;
  const [stage, member, note] = ['stage', 'member', 'note'].map(text);
  return { id: record.id, work, stage, place, squad, member, from, due, note };
}

/** A task, and the day of the work that did it. */
export interface TaskState {
  readonly task: Task;
  readonly done: Day | undefined;
}

/** Finds for each task the squad's first work that did it. Late work does it too. */
export function taskStates(tasks: readonly Task[], works: readonly Work[], above: PlacesAbove): TaskState[] {
  const at = new Map<Id, Work[]>();
  for (const work of works)
    for (const place of above(work.place)) {
      const known = at.get(place);
      if (known) known.push(work);
      else at.set(place, [work]);
    }
  return tasks.map((task) => {
    const days = (at.get(task.place) ?? [])
      .filter((work) => work.squad === task.squad && work.day >= task.from && meetsAim(task, work))
      .map(({ day }) => day);
    return { task, done: days.sort()[0] };
  });
}

/** Tells whether a task's day has passed without the work. */
export const isOverdue = ({ task, done }: TaskState, today: Day): boolean => done === undefined && task.due < today;
