import { isOverdue, type Task, type TaskState } from '../../domain/coverage/task.ts';
import { type Day, yearOf } from '../../domain/kernel/day.ts';
import { optionLabel } from '../records/kind-words.ts';
import { formatDay } from '../words/format.ts';
import { coverage as words } from './words.ts';

/** Says which work a task asks for, such as 踏查 开花期. */
export const aimText = ({ work, stage }: Pick<Task, 'work' | 'stage'>): string =>
  [optionLabel('task', 'work', work), stage && optionLabel('task', 'stage', stage)].filter(Boolean).join(' ');

/** When a task is due, or was done. */
export function dueText(state: TaskState, today: Day): string {
  const year = yearOf(today);
  if (state.done) return words.task.done(formatDay(state.done, year));
  const due = formatDay(state.task.due, year);
  return isOverdue(state, today) ? words.task.overdue(due) : words.task.due(due);
}

/** The address of the form that does a task; the menu of forms if any work does it. */
export const formHref = ({ id, work }: Task): string => `/log${work === 'any' ? '' : `/${work}`}?task=${id}`;
