import { area } from '../../words/area.ts';
import { clock as zh } from './zh/clock.ts';

/** Words about the phone's time and about dates that came from it. */
export const clock = area(zh, async () => (await import('./en/clock.ts')).clock);
