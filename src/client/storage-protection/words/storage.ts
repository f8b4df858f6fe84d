import { area } from '../../words/area.ts';
import { storage as zh } from './zh/storage.ts';

/** Words about storage on the phone and its loss. */
export const storage = area(zh, async () => (await import('./en/storage.ts')).storage);
