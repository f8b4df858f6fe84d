import { area } from './area.ts';
import { trouble as zh } from './zh/trouble.ts';

/** Why a command or the session did not do what was asked. Apart from the words that 今日 needs at its start. */
export const trouble = area(zh, async () => (await import('./en/trouble.ts')).trouble);
