import { request } from '../platform/http/request.ts';

/** Why a part of the program did not come: no network, a newer program on the server, or a cut on the way. */
export type MissingBecause = 'offline' | 'outdated' | 'broken';

const TIMEOUT_MS = 8_000;

/**
 * Asks the server once more for the part that did not come, without fetching it.
 * @param message the browser's, which names the part in most browsers
 */
export async function whyMissing(message: string): Promise<MissingBecause> {
  const part = /https?:\/\/\S+|\/assets\/\S+/.exec(message)?.[0] ?? '/early.js';
  const answer = await request(part, () => true, { identity: 'none', method: 'HEAD', timeoutMs: TIMEOUT_MS });
  if (answer.ok) return 'broken';
  return answer.error.code === 'offline' ? 'offline' : answer.error.code === 'gone' ? 'outdated' : 'broken';
}
