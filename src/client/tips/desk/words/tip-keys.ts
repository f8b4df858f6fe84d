import { area } from '../../../words/area.ts';
import { tipKeys as zh } from './zh/tip-keys.ts';

/** Words of the officers' keys: unlocking, and the page of the key ceremony. */
export const tipKeys = area(zh, async () => (await import('./en/tip-keys.ts')).tipKeys);
