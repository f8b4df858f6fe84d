import { area } from './area.ts';
import { desk as zh } from './zh/desk.ts';

/** Words of the frame around the office's pages. */
export const desk = area(zh, async () => (await import('./en/desk.ts')).desk);
