import type { Scope } from '../../domain/kernel/scope.ts';
import { DIGEST_BYTES, type ScopeDigest } from '../../protocol/sync/digest.ts';
import { digestLine } from '../../protocol/sync/digest-line.ts';
import type { ServerCopy } from '../data/replica/digest.ts';
import type { SyncStore } from '../data/store.ts';

/** Rows per read, so that a slow phone stays responsive. */
const PART = 500;

/** Returns the line as the server writes it; a different one if the row is damaged or unreadable. */
function lineOf({ id, base, isWhole }: ServerCopy): string {
  try {
    return isWhole ? digestLine(base) : `${id} damaged`;
  } catch {
    return `${id} unreadable`;
  }
}

/** Returns the lines of a scope by id, in the order of ids. */
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

/** Computes the count and digest of a scope's lines as the server does. */
export async function digestOf(lines: ReadonlyMap<string, string>): Promise<ScopeDigest> {
  const text = new TextEncoder().encode([...lines.values()].join('\n'));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', text)).slice(0, DIGEST_BYTES);
  return { count: lines.size, digest: [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('') };
}

/** Counts records that only one side has or that differ. */
export function countDifferences(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): number {
  let differing = 0;
  for (const [id, line] of a) if (b.get(id) !== line) differing++;
  for (const id of b.keys()) if (!a.has(id)) differing++;
  return differing;
}
