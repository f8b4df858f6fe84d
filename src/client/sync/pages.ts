import * as v from 'valibot';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { PullResponse } from '../../protocol/sync/pull.ts';

/**
 * The lines of a body as they come in. Leaving off early lets go of the rest of it.
 * @param alive called whenever something has come
 * @param over ends it once it resolves, also while nothing comes
 * @throws when the body breaks off
 */
export async function* linesOf(
  { body }: Pick<Response, 'body'>,
  alive: () => void,
  over?: Promise<unknown>,
): AsyncGenerator<string> {
  if (!body) return;
  // Not `for await`: Safari's streams are no iterables.
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
 * Hands on the pages of a pull, a line each.
 * @param enough called when the phone wants none of the pages that are still to come
 * @returns `offline` where the answer broke off behind whole pages, which count; undefined for one that holds none
 */
export async function readPages(
  lines: AsyncIterable<string> | Iterable<string>,
  each: (page: PullResponse) => Promise<boolean>,
  enough = () => {},
): Promise<Result<void, { readonly code: 'offline' }> | undefined> {
  let pages = 0;
  /** Whether the phone wants what comes after the last page; it writes that while the next one is read. */
  let wanted: Promise<boolean> = Promise.resolve(true);
  try {
    for await (const line of lines) {
      const page = v.safeParse(v.pipe(v.string(), v.parseJson(), PullResponse), line);
      if (!(await wanted)) return ok(undefined);
      // Behind whole pages half a line is a cut, not another protocol.
      if (!page.success) return pages ? err({ code: 'offline' }) : undefined;
      pages++;
      wanted = each(page.output).then((isWanted) => {
        // After the last page the body is read to its end, which is here already: a body let go of ends the connection.
        if (isWanted || !page.output.more) return true;
        enough();
        return false;
      });
      // Whoever waits for it learns of a failure; until then it is no news.
      wanted.catch(() => {});
    }
  } finally {
    // Also where the body broke off: nobody asks again while the phone still writes.
    await wanted;
  }
  return pages ? ok(undefined) : undefined;
}
