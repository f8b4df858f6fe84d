import { withDeadline } from '../platform/deadline.ts';

/** Why a part of the program did not come: no network, a newer program on the server, or a cut on the way. */
export type MissingBecause = 'offline' | 'outdated' | 'broken';

const PATIENCE_MS = 8_000;

/**
 * Asks the server once more for the part that did not come, without fetching it.
 * @param message the browser's, which names the part in most browsers
 */
export async function whyMissing(message: string, ask: typeof fetch = fetch): Promise<MissingBecause> {
  const part = /https?:\/\/\S+|\/assets\/\S+/.exec(message)?.[0] ?? '/early.js';
  try {
    const { status } = await withDeadline(PATIENCE_MS, ({ signal }) =>
      ask(part, { method: 'HEAD', cache: 'no-store', credentials: 'omit', signal }),
    );
    return status === 404 || status === 410 ? 'outdated' : 'broken';
  } catch {
    return 'offline';
  }
}
