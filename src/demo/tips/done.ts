import type { Result } from '../../domain/kernel/result.ts';

/** Returns the value of a result that can fail only by a bug in the demo. */
export function done<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`the demo's tips: ${JSON.stringify(result.error)}`);
  return result.value;
}
