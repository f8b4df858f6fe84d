import { area } from '../../words/area.ts';
import { delivery as zh } from './zh/delivery.ts';

/** Words about sending records and comparing them with the server. */
export const delivery = area(zh, async () => (await import('./en/delivery.ts')).delivery);
