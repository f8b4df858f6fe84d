import { area } from '../../../../words/area.ts';
import { home as zh } from './zh/home.ts';

/** Words of 首页. */
export const home = area(zh, async () => (await import('./en/home.ts')).home);
