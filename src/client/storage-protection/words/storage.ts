import { area } from '../../words/area.ts';
import { storage as zh } from './zh/storage.ts';

/** What the phone keeps, and what it lost. */
export const storage = area(zh, async () => (await import('./en/storage.ts')).storage);
