/** A value that a test counts on; fails the test where there is none. */
export function there<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error('expected a value');
  return value;
}
