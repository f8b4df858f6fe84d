import { MAX_TIP_CHUNK } from '../../../domain/tips/limits.ts';
import type { SealedFileInfo } from '../../../protocol/tips/tip.ts';
import { sha256Hex } from '../crypto/bytes.ts';
import { type Hindrance, hindranceOf, type Way } from './delivery.ts';
import type { TipFailure } from './transport-types.ts';
import type { QueuedItem } from './types.ts';

/** Chunks begin so small, and double with each that gets through. */
export const FIRST_CHUNK = MAX_TIP_CHUNK / 4;
/** The server takes no smaller ones. */
const MIN_CHUNK = 8_192;

/** A photo that stands elsewhere than thought, or did not come right, so often within one run is left for a later one. */
const MOST_SURPRISES = 4;

/** The phone no longer has the photo that it sealed, or another tab has just finished the item. */
async function lost({ store }: Way, id: string): Promise<Hindrance> {
  const isHere = (await store.items()).some((item) => item.id === id);
  return isHere ? { code: 'refused', refusal: 'damaged' } : { code: 'left' };
}

/**
 * Sends one sealed photo to its end, from where the server has it. At most one chunk goes over the line twice.
 * @param before bytes of the item that are with the server, for the progress
 * @returns what stopped it; undefined when the server has it whole
 */
export async function sendFile(
  way: Way,
  { id, mailbox }: QueuedItem,
  file: SealedFileInfo,
  before: number,
): Promise<Hindrance | undefined> {
  const { store, transport, line } = way;
  let [surprises, mismatches] = [0, 0];
  let bytes: ArrayBuffer | undefined;

  /** @returns undefined where it is worth asking once more how far the photo has come */
  async function judge(failure: TipFailure): Promise<Hindrance | undefined> {
    if (failure.code === 'gone') return { code: 'forgotten' };
    if (failure.code === 'busy') return { ...failure, code: 'later' };
    if (failure.code === 'conflict' && ++surprises <= MOST_SURPRISES) return undefined;
    if (failure.code !== 'refused' || failure.refusal !== 'hash_mismatch') return hindranceOf(failure);
    bytes ??= await store.bytes(file.id);
    if (!bytes || (await sha256Hex(new Uint8Array(bytes))) !== file.sha256) return lost(way, id);
    // Ours is right: the server has dropped what it had, and gets it again.
    return ++mismatches <= MOST_SURPRISES ? undefined : hindranceOf(failure);
  }

  let offset: number | undefined;
  for (;;) {
    if (way.isStopped()) return { code: 'stopped' };
    if (offset === undefined) {
      const stands = await transport.offset(file.id, mailbox);
      if (!stands.ok) {
        const hindrance = await judge(stands.error);
        if (hindrance) return hindrance;
        continue;
      }
      offset = stands.value;
    }
    way.progress(before + Math.min(offset, file.size));
    if (offset === file.size) return undefined;
    if (offset > file.size) return { code: 'bad_response' };
    bytes ??= await store.bytes(file.id);
    if (bytes?.byteLength !== file.size) return lost(way, id);
    const chunk = new Uint8Array(bytes, offset, Math.min(line.chunk, file.size - offset));
    const sent = await transport.send(file.id, mailbox, offset, chunk);
    if (sent.ok && sent.value > offset) {
      offset = sent.value;
      line.chunk = Math.min(MAX_TIP_CHUNK, line.chunk * 2);
      continue;
    }
    line.chunk = Math.max(MIN_CHUNK, Math.floor(line.chunk / 2));
    const hindrance = await judge(sent.ok ? { code: 'conflict' } : sent.error);
    if (hindrance) return hindrance;
    offset = undefined;
  }
}
