import type { Result } from '../../domain/kernel/result.ts';

/** The value, of what can only fail by a bug in the demo. */
export function done<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`the demo's tips: ${JSON.stringify(result.error)}`);
  return result.value;
}
