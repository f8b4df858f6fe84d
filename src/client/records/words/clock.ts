import { area } from '../../words/area.ts';
import { clock as zh } from './zh/clock.ts';

/** Words about a wrong clock and unsure dates. */
export const clock = area(zh, async () => (await import('./en/clock.ts')).clock);
