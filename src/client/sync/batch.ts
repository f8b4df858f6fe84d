import { type Id, isPairedId } from '../../domain/kernel/id.ts';
import { isCreation } from '../../domain/records/change.ts';
import { MAX_PUSH_BYTES } from '../../protocol/kernel/limits.ts';
import type { WireChange } from '../../protocol/sync/push.ts';
import { changeToWire } from '../../protocol/sync/record-wire.ts';
import type { ChangeRow } from '../data/idb/rows.ts';
import type { SyncStore } from '../data/store.ts';

export interface Batch {
  readonly device: Id;
  readonly changes: readonly WireChange[];
  /** The same changes as stored. */
  readonly rows: readonly ChangeRow[];
  /** Position of the last change in the order of saving. */
  readonly end: number;
}

const PAGE = 500;
/** Bytes reserved for the envelope around the changes. */
const ENVELOPE_BYTES = 200;

const encoder = new TextEncoder();
const bytesOf = (text: string): number => encoder.encode(text).byteLength + 1;
/** Maximum UTF-8 bytes of a UTF-16 code unit. */
const MOST_BYTES = 3;

/** Measures a batch; exactly only near the limit, because encoding everything twice is slow. */
function makeScale() {
  const texts: string[] = [];
  let most = ENVELOPE_BYTES;
  let exact: number | undefined;
  return {
    /** Adds a change as JSON. @returns whether the batch is too large with it */
    isOver(text: string): boolean {
      most += text.length * MOST_BYTES + 1;
      if (most <= MAX_PUSH_BYTES) {
        texts.push(text);
        return false;
      }
      exact = (exact ?? texts.reduce((sum, each) => sum + bytesOf(each), ENVELOPE_BYTES)) + bytesOf(text);
      return exact > MAX_PUSH_BYTES;
    },
  };
}

/** Converts a change to its wire form and JSON; undefined for a damaged row, which must not block others. */
export function wireOf(change: ChangeRow): { readonly wire: WireChange; readonly text: string } | undefined {
  try {
    const wire = changeToWire(change);
    return { wire, text: JSON.stringify(wire) };
  } catch {
    return undefined;
  }
}

interface BatchOptions {
  /** Excludes changes that must not be sent now. */
  readonly skip: (change: ChangeRow) => boolean;
  /** Position in the order of saving to begin after. */
  readonly start?: number;
  /** Records that wait for the answer to their creation; reading adds to them. See `isEarly`. */
  readonly unanswered?: Set<Id>;
  /** Called for changes that cannot be converted; they are skipped. */
  readonly unreadable?: (id: Id) => void;
}

/**
 * Tells whether an edit must wait until its record's creation is answered. Another's record may stand under a paired id,
 * and would take the edit for its own.
 */
function isEarly(change: ChangeRow, unanswered: Set<Id>): boolean {
  if (!isPairedId(change.record)) return false;
  if (isCreation(change)) unanswered.add(change.id);
  return !isCreation(change) && unanswered.has(change.record);
}

/**
 * Returns the next changes of one device in the order of saving, within the protocol's limits. A change that is too
 * large goes alone, so that the server refuses only it.
 * @param limit maximum number of changes
 */
export async function nextBatch(
  store: Pick<SyncStore, 'unsent'>,
  limit: number,
  { skip, start = 0, unanswered = new Set(), unreadable = () => {} }: BatchOptions,
): Promise<Batch | undefined> {
  const changes: WireChange[] = [];
  const rows: ChangeRow[] = [];
  let device: Id | undefined;
  const scale = makeScale();
  let after = start;
  let end = start;
  for (;;) {
    const page = await store.unsent(after, PAGE);
    for (const change of page) {
      after = change.order;
      if (isEarly(change, unanswered) || skip(change) || (device !== undefined && change.device !== device)) continue;
      const sent = wireOf(change);
      if (!sent) {
        unreadable(change.id);
        continue;
      }
      const { wire, text } = sent;
      if (scale.isOver(text) && changes.length > 0) return { device: change.device, changes, rows, end };
      device = change.device;
      end = change.order;
      changes.push(wire);
      rows.push(change);
      if (changes.length >= limit) return { device, changes, rows, end };
    }
    if (page.length < PAGE) return device === undefined ? undefined : { device, changes, rows, end };
  }
}
