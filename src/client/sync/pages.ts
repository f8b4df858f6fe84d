import * as v from 'valibot';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { PullResponse } from '../../protocol/sync/pull.ts';

/**
 * Yields the lines of a body as they arrive. Ending early cancels the rest.
 * @param alive called for each part
 * @param over ends the iteration once it resolves
 * @throws if the body breaks off
 */
export async function* linesOf(
  { body }: Pick<Response, 'body'>,
  alive: () => void,
  over?: Promise<unknown>,
): AsyncGenerator<string> {
  if (!body) return;
  // Safari's streams are not async iterable.
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  const leave = () => reader.cancel().catch(() => {});
  void over?.then(leave);
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      alive();
      const lines = (rest + value).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    if (rest) yield rest;
  } finally {
    await leave();
  }
}

/**
 * Passes on the pages of a pull, one per line.
 * @param enough called when the phone wants no further page
 * @returns `offline` if the answer broke off after whole pages, which count; undefined if there was none
 */
export async function readPages(
  lines: AsyncIterable<string> | Iterable<string>,
  each: (page: PullResponse) => Promise<boolean>,
  enough = () => {},
): Promise<Result<void, { readonly code: 'offline' }> | undefined> {
  let pages = 0;
  /** Whether the phone wants a further page. It writes the last page while the next one is read. */
  let wanted: Promise<boolean> = Promise.resolve(true);
  try {
    for await (const line of lines) {
      const page = v.safeParse(v.pipe(v.string(), v.parseJson(), PullResponse), line);
      if (!(await wanted)) return ok(undefined);
      // Half a line after whole pages means a broken connection, not another protocol.
      if (!page.success) return pages ? err({ code: 'offline' }) : undefined;
      pages++;
      wanted = each(page.output).then((isWanted) => {
        // After the last page the body is read to its end, because cancelling it would close the connection.
        if (isWanted || !page.output.more) return true;
        enough();
        return false;
      });
      // Awaited above; until then a rejection is not unhandled.
      wanted.catch(() => {});
    }
  } finally {
    // Also if the body broke off: the next request must wait until the phone has written.
    await wanted;
  }
  return pages ? ok(undefined) : undefined;
}
