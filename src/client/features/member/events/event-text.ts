import type { PlannedEvent } from '../../../../domain/events/event.ts';
import type { Day } from '../../../../domain/kernel/day.ts';
import { formatDayAndWeekday } from '../../../words/format.ts';
import { events as words } from './words.ts';

/** Where an event stands, as people see it: a planned one whose day has passed is to be closed. */
export type Standing = keyof typeof words.state;

export const standingOf = ({ phase, day }: PlannedEvent, today: Day): Standing =>
  phase === 'planned' && day < today ? 'toClose' : phase;

/** 14:00 至 16:30; undefined without a time. */
export function hoursText({ starts, ends }: PlannedEvent): string | undefined {
  return starts !== undefined && ends !== undefined ? words.between(starts, ends) : (starts ?? ends);
}

/** 11月29日 星期日 14:00 至 16:30. */
export const whenText = (event: PlannedEvent): string =>
  [formatDayAndWeekday(event.day), hoursText(event)].filter(Boolean).join(' ');
