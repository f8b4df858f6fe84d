import { area } from './area.ts';
import { gate as zh } from './zh/gate.ts';

/** Words of the pages that refuse access. */
export const gate = area(zh, async () => (await import('./en/gate.ts')).gate);
