import { area } from './area.ts';
import { errors as zh } from './zh/errors.ts';

/** Why a whole request failed. Apart from why a change was refused, which 今日 needs at its start. */
export const errors = area(zh, async () => (await import('./en/errors.ts')).errors);
