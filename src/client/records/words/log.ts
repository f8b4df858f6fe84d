import { area } from '../../words/area.ts';
import { log as zh } from './zh/log.ts';

/** Words of 记一笔. */
export const log = area(zh, async () => (await import('./en/log.ts')).log);
