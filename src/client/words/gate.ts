import { area } from './area.ts';
import { gate as zh } from './zh/gate.ts';

/** Words for whoever may not see a page. */
export const gate = area(zh, async () => (await import('./en/gate.ts')).gate);
