import { err, type Result } from '../../../domain/kernel/result.ts';
import { type Deadline, withDeadline } from '../deadline.ts';
import { gzip } from '../gzip.ts';
import { type HttpFailure, type Read, readAnswer } from './answer.ts';
import { packedFirst } from './packed-first.ts';

export type Fetch = typeof globalThis.fetch;

/** What the requests over one connection to the server share. */
export interface Line {
  /** Only plain bodies get through; see `packedFirst`. */
  isPlain: boolean;
  /** Requests without an answer, each with the moment when it went out, by `performance.now()`. */
  readonly unanswered: Map<Deadline, number>;
}

export const makeLine = (): Line => ({ isPlain: false, unanswered: new Map() });

/** A request that had no answer for so long is given up when the network changes; an answer on its way is let come. */
const ABANDON_MS = 4_000;

/** Gives up, as `offline`, what has had no answer for a while: the network that it went out on may be gone. */
export function abandon(line: Line): void {
  line.isPlain = false;
  for (const [{ expire }, since] of line.unanswered) if (performance.now() - since > ABANDON_MS) expire();
}

export interface RequestOptions {
  /** `session` sends the session's cookie. `none` sends neither cookies nor a referrer: nothing says who asks. */
  readonly identity: 'session' | 'none';
  /** Milliseconds without an answer, or without a further part of it where the reader calls `alive`. */
  readonly timeoutMs: number;
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; compressed where there is a `line` and it saves bytes. */
  readonly json?: unknown;
  /** Sent as they are. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly line?: Line;
  readonly fetch?: Fetch | undefined;
}

/** Below this, compressing costs more than it saves. */
export const GZIP_FROM = 1_024;

const identities: Readonly<Record<RequestOptions['identity'], RequestInit>> = {
  session: { credentials: 'same-origin' },
  none: { credentials: 'omit', referrerPolicy: 'no-referrer' },
};

/**
 * Sends one request to our server. The only place of the client that does: it never throws for what a network can do.
 * @param read reads a success
 */
export async function request<T>(
  path: string,
  read: Read<T>,
  options: RequestOptions,
): Promise<Result<T, HttpFailure>> {
  const { identity, timeoutMs, method = 'GET', headers, json, bytes, line } = options;
  const { fetch = globalThis.fetch.bind(globalThis) } = options;

  async function send(
    body: Uint8Array<ArrayBuffer> | string | undefined,
    more: object = {},
  ): Promise<Result<T, HttpFailure>> {
    try {
      return await withDeadline(timeoutMs, async (deadline) => {
        line?.unanswered.set(deadline, performance.now());
        const response = await fetch(path, {
          ...identities[identity],
          method,
          cache: 'no-store',
          redirect: 'manual',
          signal: deadline.signal,
          headers: { ...headers, ...more },
          ...(body && { body }),
        }).finally(() => line?.unanswered.delete(deadline));
        return readAnswer(response, read, deadline.restart);
      });
    } catch {
      return err({ code: 'offline' });
    }
  }

  if (json === undefined) return send(bytes);
  const text = JSON.stringify(json);
  const type = { 'content-type': 'application/json' };
  if (line) {
    const encoded = new TextEncoder().encode(text);
    if (encoded.byteLength >= GZIP_FROM)
      return packedFirst(line, async (isPacked) => {
        const packed = isPacked ? await gzip(encoded) : undefined;
        return packed ? send(packed, { ...type, 'content-encoding': 'gzip' }) : send(text, type);
      });
  }
  return send(text, type);
}
