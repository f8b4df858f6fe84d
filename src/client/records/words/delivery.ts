import { area } from '../../words/area.ts';
import { delivery as zh } from './zh/delivery.ts';

/** Where records are on their way to the server, and what happens next. */
export const delivery = area(zh, async () => (await import('./en/delivery.ts')).delivery);
