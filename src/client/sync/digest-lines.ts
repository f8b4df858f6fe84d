import type { Scope } from '../../domain/kernel/scope.ts';
import { DIGEST_BYTES, type ScopeDigest } from '../../protocol/sync/digest.ts';
import { digestLine } from '../../protocol/sync/digest-line.ts';
import type { ServerCopy } from '../data/replica/digest.ts';
import type { SyncStore } from '../data/store.ts';

/** Rows read at a time: a slow phone stays answerable in between. */
const PART = 500;

/** As the server writes it; another where the row does not fit what it holds, or can not be read. */
function lineOf({ id, base, isWhole }: ServerCopy): string {
  try {
    return isWhole ? digestLine(base) : `${id} damaged`;
  } catch {
    return `${id} unreadable`;
  }
}

/** All lines of a scope by id, in the order of ids. */
export async function readLines(
  store: Pick<SyncStore, 'scopeRecords'>,
  scope: Scope,
): Promise<ReadonlyMap<string, string>> {
  const lines = new Map<string, string>();
  let after: string | undefined;
  do {
    const part = await store.scopeRecords(scope, after, PART);
    for (const copy of part.records) lines.set(copy.id, lineOf(copy));
    after = part.last;
  } while (after !== undefined);
  return lines;
}

/** The count and digest of a scope's lines, as the server reckons them. */
export async function digestOf(lines: ReadonlyMap<string, string>): Promise<ScopeDigest> {
  const text = new TextEncoder().encode([...lines.values()].join('\n'));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', text)).slice(0, DIGEST_BYTES);
  return { count: lines.size, digest: [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('') };
}

/** Records that one side has and the other has not, or that say something else. */
export function countDifferences(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): number {
  let differing = 0;
  for (const [id, line] of a) if (b.get(id) !== line) differing++;
  for (const id of b.keys()) if (!a.has(id)) differing++;
  return differing;
}
