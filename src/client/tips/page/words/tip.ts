import { area } from '../../../words/area.ts';
import { tip as zh } from './zh/tip.ts';

/** Words of 我要举报, some shared with 查询回复. */
export const tip = area(zh, async () => (await import('./en/tip.ts')).tip);
