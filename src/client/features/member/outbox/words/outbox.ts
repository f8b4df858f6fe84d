import { area } from '../../../../words/area.ts';
import { outbox as zh } from './zh/outbox.ts';

/** Words of 待发. */
export const outbox = area(zh, async () => (await import('./en/outbox.ts')).outbox);
