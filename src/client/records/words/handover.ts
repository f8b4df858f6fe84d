import { area } from '../../words/area.ts';
import { handover as zh } from './zh/handover.ts';

/** Words of 请队友捎带 and 帮队友捎带. */
export const handover = area(zh, async () => (await import('./en/handover.ts')).handover);
