import { area } from '../../words/area.ts';
import { me as zh } from './zh/me.ts';

/** 我的. */
export const me = area(zh, async () => (await import('./en/me.ts')).me);
