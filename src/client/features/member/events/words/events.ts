import { area } from '../../../../words/area.ts';
import { events as zh } from './zh/events.ts';

/** Words of 活动. */
export const events = area(zh, async () => (await import('./en/events.ts')).events);
