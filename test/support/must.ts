import type { Result } from '../../src/domain/kernel/result.ts';

/** The value of a result that a test counts on; fails the test with the error otherwise. */
export function must<T, E>(result: Result<T, E>): T {
  if (result.ok) return result.value;
  throw new Error(`expected a value, got ${JSON.stringify(result.error)}`);
}
