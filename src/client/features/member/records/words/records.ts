import { area } from '../../../../words/area.ts';
import { records as zh } from './zh/records.ts';

/** Words of 我的记录 and of one record. */
export const records = area(zh, async () => (await import('./en/records.ts')).records);
