import { area } from '../../../../words/area.ts';
import { records as zh } from './zh/records.ts';

/** 我的记录, and one record. */
export const records = area(zh, async () => (await import('./en/records.ts')).records);
