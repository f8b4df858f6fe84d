import { area } from './area.ts';
import { trouble as zh } from './zh/trouble.ts';

/** Why a command or the session failed. Separate from the words that 今日 loads at start. */
export const trouble = area(zh, async () => (await import('./en/trouble.ts')).trouble);
