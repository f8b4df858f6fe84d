import { area } from '../../words/area.ts';
import { office as zh } from './zh/office.ts';

/** Words of the office's pages: overview, evidence, record, people, places, sign-in and set-up. */
export const office = area(zh, async () => (await import('./en/office.ts')).office);
