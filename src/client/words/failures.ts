import { area } from './area.ts';
import { failures as zh } from './zh/failures.ts';

/** Why a change was not accepted: what is wrong and how to mend it. */
export const failures = area(zh, async () => (await import('./en/failures.ts')).failures);
