import { area } from '../../../../words/area.ts';
import { today as zh } from './zh/today.ts';

/** Words of 今日. */
export const today = area(zh, async () => (await import('./en/today.ts')).today);
