import { placesAbove, type Work, workOf } from '../../domain/coverage/coverage.ts';
import { type Task, type TaskState, taskOf, taskStates } from '../../domain/coverage/task.ts';
import type { Day } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { recordDay } from '../../domain/records/record.ts';
import type { Store } from '../data/store.ts';
import type { Position } from '../data/store-types.ts';

/** Records read at once. */
const PAGE = 200;

/** Pages of each status: more records than a squad writes in two years. */
const MAX_PAGES = 100;

/** Reads the squad's work from a day on, unsent records included. */
export async function readWorks(store: Store, squad: Id, from: Day): Promise<Work[]> {
  const works: Work[] = [];
  for (const status of ['reported', 'verified'] as const) {
    let after: Position | undefined;
    for (let page = 0; page < MAX_PAGES; page++) {
      const records = await store.squadRecords(squad, status, PAGE, after);
      works.push(...records.flatMap(({ record }) => workOf(record) ?? []).filter(({ day }) => day >= from));
      const last = records.at(-1);
      const day = last && (recordDay(last.record) ?? '');
      if (!last || day === undefined || records.length < PAGE || day < from) break;
      after = { day, id: last.id };
    }
  }
  return works;
}

/**
 * Reads a squad's tasks with the work that did them, by due day, from this phone's records alone.
 * @param isWanted leaves out other tasks before any work is read
 */
export async function readTasks(
  store: Store,
  squad: Id,
  isWanted: (task: Task) => boolean = () => true,
): Promise<TaskState[]> {
  const tasks = (await store.references('task', squad)).flatMap(({ record }) => taskOf(record) ?? []).filter(isWanted);
  const [first] = tasks.map(({ from }) => from).sort();
  if (first === undefined) return [];
  const [places, works] = await Promise.all([store.references('place'), readWorks(store, squad, first)]);
  const known = new Set(places.map(({ id }) => id));
  // A place that was deleted since can not be reached.
  const open = tasks.filter(({ place }) => known.has(place));
  return taskStates(open, works, placesAbove(places.map(({ record }) => record)));
}
