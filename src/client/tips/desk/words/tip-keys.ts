import { area } from '../../../words/area.ts';
import { tipKeys as zh } from './zh/tip-keys.ts';

/** Words of the officers' keys: unlocking, and the ceremony page. */
export const tipKeys = area(zh, async () => (await import('./en/tip-keys.ts')).tipKeys);
