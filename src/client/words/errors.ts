import { area } from './area.ts';
import { errors as zh } from './zh/errors.ts';

/** Why a whole request failed. Separate from `failures`, which 今日 loads at start. */
export const errors = area(zh, async () => (await import('./en/errors.ts')).errors);
