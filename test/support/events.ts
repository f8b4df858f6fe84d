import * as v from 'valibot';
import { Poke } from '../../src/protocol/sync/live.ts';

/** A stream of pokes as a test listens to it. */
export interface Events {
  readonly response: Response;
  /** The next poke that is not yet read. */
  next(): Promise<Poke>;
  /** All that was heard and not yet read. */
  heard(): Poke[];
  /** Resolves when the server has ended the stream. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

const dataOf = (event: string): string | undefined => /^data: (.*)$/m.exec(event)?.[1];

/** Opens a stream and reads it to its end in the background. */
export async function listen(url: string, cookie: string): Promise<Events> {
  const abort = new AbortController();
  const response = await fetch(url, { headers: { cookie }, signal: abort.signal });
  const pokes: Poke[] = [];
  const waiting: ((poke: Poke) => void)[] = [];
  async function read(): Promise<void> {
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        const data = dataOf(event);
        if (data === undefined) continue;
        const poke = v.parse(Poke, JSON.parse(data));
        const first = waiting.shift();
        if (first) first(poke);
        else pokes.push(poke);
      }
    }
  }
  const ended = read().catch(() => undefined);
  return {
    response,
    ended,
    next: () => {
      const poke = pokes.shift();
      return poke ? Promise.resolve(poke) : new Promise((resolve) => waiting.push(resolve));
    },
    heard: () => pokes.splice(0),
    async close() {
      abort.abort();
      await ended;
    },
  };
}
