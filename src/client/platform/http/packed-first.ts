import type { Result } from '../../../domain/kernel/result.ts';

/**
 * Sends a body compressed, and again uncompressed after a foreign answer, because some firewalls block what they cannot
 * read.
 * @param line keeps `isPlain` while only uncompressed bodies get through
 */
export async function packedFirst<A extends Result<unknown, { readonly code: string }>>(
  line: { isPlain: boolean },
  send: (packed: boolean) => Promise<A>,
): Promise<A> {
  const isForeign = (answer: A) => !answer.ok && answer.error.code === 'foreign';
  const first = await send(!line.isPlain);
  if (line.isPlain || !isForeign(first)) return first;
  const second = await send(false);
  line.isPlain = !isForeign(second);
  return second;
}
