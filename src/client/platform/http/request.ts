import { err, type Result } from '../../../domain/kernel/result.ts';
import { type Deadline, withDeadline } from '../deadline.ts';
import { gzip } from '../gzip.ts';
import { type HttpFailure, type Read, readAnswer } from './answer.ts';

export type Fetch = typeof globalThis.fetch;

/** State shared by the requests of one client. */
export interface Line {
  /** Only uncompressed bodies get through; see `packedFirst`. */
  isPlain: boolean;
  /** Unanswered requests with the time of sending, by `performance.now()`. */
  readonly unanswered: Map<Deadline, number>;
}

export const makeLine = (): Line => ({ isPlain: false, unanswered: new Map() });

/** When the network changes, requests unanswered for longer than this are aborted, milliseconds. */
const ABANDON_MS = 4_000;

/** Aborts old unanswered requests as `offline`, because the network that they use may be gone. */
export function abandon(line: Line): void {
  line.isPlain = false;
  for (const [{ expire }, since] of line.unanswered) if (performance.now() - since > ABANDON_MS) expire();
}

export interface RequestOptions {
  /** `session` sends the session's cookie. `none` sends neither cookies nor a referrer, for anonymous requests. */
  readonly identity: 'session' | 'none';
  /** Milliseconds to wait for the answer, and for each further part if the reader calls `alive`. */
  readonly timeoutMs: number;
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; compressed if there is a `line` and the body is large enough. */
  readonly json?: unknown;
  /** Sent unchanged. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly line?: Line;
  readonly fetch?: Fetch | undefined;
}

/** Compressing smaller bodies costs more than it saves. */
export const GZIP_FROM = 1_024;

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

const identities: Readonly<Record<RequestOptions['identity'], RequestInit>> = {
  session: { credentials: 'same-origin' },
  none: { credentials: 'omit', referrerPolicy: 'no-referrer' },
};

/**
 * Sends one request to our server. All requests of the client go through it. Network failures are returned, not thrown.
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
