import { area } from './area.ts';
import { desk as zh } from './zh/desk.ts';

/** Words of the office's frame. */
export const desk = area(zh, async () => (await import('./en/desk.ts')).desk);
