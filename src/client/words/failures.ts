import { area } from './area.ts';
import { failures as zh } from './zh/failures.ts';

/** Why a change was refused, and how to fix it. */
export const failures = area(zh, async () => (await import('./en/failures.ts')).failures);
