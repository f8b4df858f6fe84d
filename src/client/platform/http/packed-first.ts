import type { Result } from '../../../domain/kernel/result.ts';

/**
 * Sends a body compressed. Where somebody in between answers instead of the server, it is sent once more as it is: some
 * devices let nothing pass that they can not read.
 * @param line `isPlain` while only plain bodies get through; kept from request to request
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
