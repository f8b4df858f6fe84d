import { area } from './area.ts';
import { errors as zhErrors, failures as zhFailures } from './zh/failures.ts';

/** Why a change was not accepted: what is wrong and how to mend it. */
export const failures = area(zhFailures, async () => (await import('./en/failures.ts')).failures);

/** Why a whole request failed. */
export const errors = area(zhErrors, async () => (await import('./en/failures.ts')).errors);
