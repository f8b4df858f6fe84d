import { area } from '../../../../words/area.ts';
import { join as zh } from './zh/join.ts';

/** Words of 加入分队. */
export const join = area(zh, async () => (await import('./en/join.ts')).join);
