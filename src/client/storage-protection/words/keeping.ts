import { area } from '../../words/area.ts';
import { keeping as zh } from './zh/keeping.ts';

/** What the phone keeps, and what it lost. */
export const keeping = area(zh, async () => (await import('./en/keeping.ts')).keeping);
