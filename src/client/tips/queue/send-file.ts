import { err, ok } from '../../../domain/kernel/result.ts';
import { MAX_TIP_CHUNK } from '../../../domain/tips/limits.ts';
import type { SealedFileInfo } from '../../../protocol/tips/tip.ts';
import { type ChunkPort, makePace, sendInChunks } from '../../platform/chunks.ts';
import { sha256Hex } from '../crypto/bytes.ts';
import { type Hindrance, hindranceOf, type Way } from './delivery.ts';
import type { TipFailure } from './transport-types.ts';
import type { QueuedItem } from './types.ts';

/** The server takes no smaller ones. */
const MIN_CHUNK = 8_192;

export const makeTipPace = () => makePace(MIN_CHUNK, MAX_TIP_CHUNK);

/** The phone no longer has the photo that it sealed, or another tab has just finished the item. */
async function lost({ store }: Way, id: string): Promise<Hindrance> {
  const isHere = (await store.items()).some((item) => item.id === id);
  return isHere ? { code: 'refused', refusal: 'damaged' } : { code: 'left' };
}

/**
 * Sends one sealed photo to its end, from where the server has it.
 * @param before bytes of the item that are with the server, for the progress
 * @returns what stopped it; undefined when the server has it whole
 */
export async function sendFile(
  way: Way,
  { id, mailbox }: QueuedItem,
  file: SealedFileInfo,
  before: number,
): Promise<Hindrance | undefined> {
  const { store, transport } = way;

  /** What a failure comes to; undefined where it is worth asking once more how far the photo has come. */
  async function judge(failure: TipFailure, isLast: boolean): Promise<Hindrance | undefined> {
    if (failure.code === 'gone') return { code: 'forgotten' };
    if (failure.code === 'busy') return { ...failure, code: 'later' };
    if (failure.code === 'conflict' && !isLast) return undefined;
    if (failure.code !== 'refused' || failure.refusal !== 'hash_mismatch') return hindranceOf(failure);
    const bytes = await store.bytes(file.id);
    if (!bytes || (await sha256Hex(new Uint8Array(bytes))) !== file.sha256) return lost(way, id);
    // Ours is right: the server has dropped what it had, and gets it again.
    return isLast ? hindranceOf(failure) : undefined;
  }

  const port: ChunkPort<TipFailure, Hindrance> = {
    size: file.size,
    halt: async () => (way.isStopped() ? { code: 'stopped' } : undefined),
    async bytes() {
      const bytes = await store.bytes(file.id);
      return bytes?.byteLength === file.size ? ok(bytes) : err(await lost(way, id));
    },
    offset: () => transport.offset(file.id, mailbox),
    send: (offset, chunk) => transport.send(file.id, mailbox, offset, chunk),
    async progress(offset) {
      way.progress(before + offset);
      return undefined;
    },
    judge,
  };
  return sendInChunks(port, way.pace);
}
