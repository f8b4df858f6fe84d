import { area } from './area.ts';
import { figureWords as zh } from './zh/figures.ts';

/** Names of figures and units. */
export const figureWords = area(zh, async () => (await import('./en/figures.ts')).figureWords);
