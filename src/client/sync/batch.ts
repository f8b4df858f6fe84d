import type { Id } from '../../domain/kernel/id.ts';
import { MAX_PUSH_BYTES } from '../../protocol/kernel/limits.ts';
import type { WireChange } from '../../protocol/sync/push.ts';
import { changeToWire } from '../../protocol/sync/record-wire.ts';
import type { ChangeRow } from '../data/idb/rows.ts';
import type { SyncStore } from '../data/store.ts';

export interface Batch {
  readonly device: Id;
  readonly changes: readonly WireChange[];
  /** The same as they are kept. */
  readonly rows: readonly ChangeRow[];
  /** Where its last change stands in the order of saving. */
  readonly end: number;
}

const PAGE = 500;
/** Room for the envelope around the changes. */
const ENVELOPE_BYTES = 200;

const encoder = new TextEncoder();
const bytesOf = (text: string): number => encoder.encode(text).byteLength + 1;
/** No character of JavaScript's takes more bytes than this (UTF-8). */
const MOST_BYTES = 3;

/** Weighs a batch; exactly only where it comes near the limit, since to encode everything twice is slow. */
function makeScale() {
  const texts: string[] = [];
  let most = ENVELOPE_BYTES;
  let exact: number | undefined;
  return {
    /** Adds a change, as JSON. @returns whether the batch is too large with it */
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

/** A change as it travels, and its JSON; undefined for a damaged row, which must not hold up the others. */
export function wireOf(change: ChangeRow): { readonly wire: WireChange; readonly text: string } | undefined {
  try {
    const wire = changeToWire(change);
    return { wire, text: JSON.stringify(wire) };
  } catch {
    return undefined;
  }
}

export interface BatchOptions {
  /** Changes that are not to be sent now. */
  readonly skip: (change: ChangeRow) => boolean;
  /** A place in the order of saving to begin after. */
  readonly start?: number;
  /** Told of changes that can not be sent as they are; they are passed over. */
  readonly unreadable?: (id: Id) => void;
}

/**
 * The next changes to send, in the order of saving: of one device, within the protocol's limits. One that is too big
 * by itself goes alone, so that the server can say so and the rest can pass.
 * @param limit changes at most
 */
export async function nextBatch(
  store: Pick<SyncStore, 'unsent'>,
  limit: number,
  { skip, start = 0, unreadable = () => {} }: BatchOptions,
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
      if (skip(change) || (device !== undefined && change.device !== device)) continue;
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
