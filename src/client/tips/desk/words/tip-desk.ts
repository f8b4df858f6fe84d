import { area } from '../../../words/area.ts';
import { tipDesk as zh } from './zh/tip-desk.ts';

/** Words of 举报台: the list, one tip, the sheet for the police, statistics. */
export const tipDesk = area(zh, async () => (await import('./en/tip-desk.ts')).tipDesk);
