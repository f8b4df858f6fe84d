import { area } from '../../words/area.ts';
import { work as zh } from './zh/work.ts';

/** Words shared by record widgets: headlines, places, sync state. */
export const work = area(zh, async () => (await import('./en/work.ts')).work);
