import type { PlannedEvent } from '../../domain/events/event.ts';
import { type Standing, standingOf } from '../../domain/events/times.ts';
import type { Tone } from '../components/Pill.tsx';
import type { Names } from '../records/names.ts';
import { createClockValue } from '../records/today.ts';
import { useClient } from '../state/context.ts';
import { formatDayAndWeekday } from '../words/format.ts';
import { events as words } from './words.ts';

/** Returns where events stand by the corrected clock of the phone. */
export function createStanding(): (event: PlannedEvent) => Standing {
  const { time } = useClient();
  const now = createClockValue(time);
  return (event) => standingOf(event, now());
}

/** The tone of a standing: what is to be closed waits for somebody. */
export const toneOf = (standing: Standing): Tone =>
  standing === 'toClose' ? 'wait' : standing === 'running' ? 'ok' : 'plain';

/** 14:00 至 16:30; undefined without a time. */
export function hoursText({ starts, ends }: PlannedEvent): string | undefined {
  return starts !== undefined && ends !== undefined ? words.between(starts, ends) : (starts ?? ends);
}

/** 11月29日 星期日 14:00 至 16:30. */
export const whenText = (event: PlannedEvent): string =>
  [formatDayAndWeekday(event.day), hoursText(event)].filter(Boolean).join(' ');

/** 第一分队、第二分队; 全区 for an event that asks for every squad. */
export const squadsText = ({ squad, invited }: PlannedEvent, names: Names): string =>
  [squad, ...invited].flatMap((id) => names.name(id) ?? []).join('、') || words.form.allSquads;
