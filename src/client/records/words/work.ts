import { area } from '../../words/area.ts';
import { work as zh } from './zh/work.ts';

/** Words that the shared parts of field work use: headlines, places, delivery, what went wrong. */
export const work = area(zh, async () => (await import('./en/work.ts')).work);
