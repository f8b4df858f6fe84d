import { area } from './area.ts';
import { kinds as zh } from './zh/kinds.ts';

/** Names of the kinds, their fields and options. */
export const kinds = area(zh, async () => (await import('./en/kinds.ts')).kinds);
