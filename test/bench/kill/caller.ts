import { PROTOCOL, PROTOCOL_HEADER } from '../../../src/protocol/kernel/version.ts';

/** What came of a request: a status and its JSON (of a pull: its pages), or nothing (`cut`), when the connection broke or was refused. */
export type Reply = { readonly status: number; readonly body: unknown } | 'cut';

/** Somebody who sends requests to a server, with a cookie or without. */
export interface Caller {
  post(path: string, body: unknown): Promise<Reply>;
}

const TIMEOUT_MS = 20_000;

export function makeCaller(url: string, cookie = ''): Caller {
  return {
    async post(path, body) {
      try {
        const response = await fetch(`${url}${path}`, {
          method: 'POST',
          signal: AbortSignal.timeout(TIMEOUT_MS),
          headers: { 'content-type': 'application/json', [PROTOCOL_HEADER]: String(PROTOCOL), cookie },
          body: JSON.stringify(body),
        });
        const text = await response.text();
        const isLines = response.headers.get('content-type')?.includes('ndjson');
        const parsed = isLines
          ? text
              .trim()
              .split('\n')
              .map((line) => JSON.parse(line))
          : JSON.parse(text || 'null');
        return { status: response.status, body: parsed };
      } catch {
        return 'cut';
      }
    },
  };
}

/** Opens a link's secret and gives the caller who is signed in by it. */
export async function enterBy(url: string, request: Readonly<Record<string, string>>) {
  const response = await fetch(`${url}/api/auth/invite/accept`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  const body: unknown = await response.json();
  if (!response.ok) throw new Error(`the link opened nothing: ${response.status} ${JSON.stringify(body)}`);
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .join('; ');
  return { caller: makeCaller(url, cookie), body };
}
