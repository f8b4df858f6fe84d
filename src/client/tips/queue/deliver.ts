import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { MAX_TIP_CHUNK } from '../../../domain/tips/limits.ts';
import type { Proof, SealedFileInfo, SealedResponse } from '../../../protocol/tips/tip.ts';
import { makePace, type Pace, sendInChunks } from '../../platform/chunks.ts';
import { sha256Hex } from '../crypto/bytes.ts';
import type { TipSenderOptions } from './sender-types.ts';
import type { TipFailure, TipTransport } from './transport.ts';
import type { ItemStore, QueuedItem, RefusalCode } from './types.ts';

/** Everything needed to deliver one item. */
export interface Way {
  /** The store that holds the item. */
  readonly store: ItemStore;
  readonly transport: TipTransport;
  readonly solve: TipSenderOptions['solve'];
  readonly pace: Pace;
  readonly isStopped: () => boolean;
  /** Told how many bytes of the item the server has. */
  readonly progress: (sent: number) => void;
}

/** Why an item is still here. */
export type Hindrance =
  | Exclude<TipFailure, { code: 'refused' | 'gone' }>
  /** The server will never take it. */
  | { readonly code: 'refused'; readonly refusal: RefusalCode }
  /** The server no longer has what it had taken, as after a restored backup: all of it is sent again. */
  | { readonly code: 'forgotten' }
  /** The server still lacks a photo that it had whole. */
  | { readonly code: 'incomplete' }
  /** The server has the text, and no room for photos now. Other items are not held up. */
  | { readonly code: 'later'; readonly retryAfter?: number }
  | { readonly code: 'unsolved' | 'stopped' | 'storage' | 'unexpected' }
  /** Another tab has finished it meanwhile. */
  | { readonly code: 'left' };

/** A failure where no file was asked for: an unknown address is then as good as a wrong answer. */
const hindranceOf = (failure: TipFailure): Hindrance => (failure.code === 'gone' ? { code: 'bad_response' } : failure);

/** The server takes no smaller chunks but the last. */
const MIN_CHUNK = 8_192;

export const makeTipPace = () => makePace(MIN_CHUNK, MAX_TIP_CHUNK);

/** Most challenges in one run; a server that refuses every proof is asked again later. */
const MOST_PROOFS = 3;

/** Sent with a text that the server has: it is answered before its proof is looked at. */
const NO_PROOF: Proof = { challenge: { parameters: {}, signature: '' }, solution: { counter: 0, derivedKey: '' } };

/** Sends the text with a proof of work that is bound to it. */
async function sendText(
  { transport, solve, isStopped }: Way,
  { id, kind, sealed }: QueuedItem,
): Promise<Result<SealedResponse, Hindrance>> {
  for (let proofs = 0; proofs < MOST_PROOFS; proofs++) {
    const challenge = await transport.challenge(id);
    if (!challenge.ok) return err(hindranceOf(challenge.error));
    const solution = await solve(challenge.value);
    if (isStopped()) return err({ code: 'stopped' });
    if (!solution) return err({ code: 'unsolved' });
    const answer = await transport.post(kind, sealed, { challenge: challenge.value, solution });
    if (answer.ok) return answer;
    if (answer.error.code !== 'proof_refused') return err(hindranceOf(answer.error));
  }
  return err({ code: 'proof_refused' });
}

/** The phone no longer has the photo that it sealed, or another tab has just finished the item. */
async function lost({ store }: Way, id: string): Promise<Hindrance> {
  const isHere = (await store.items()).some((item) => item.id === id);
  return isHere ? { code: 'refused', refusal: 'damaged' } : { code: 'left' };
}

/**
 * Sends one sealed photo to its end, from where the server has it.
 * @param before bytes of the item that the server has without this photo
 * @returns what stopped it; undefined when the server has it whole
 */
function sendPhoto(
  way: Way,
  { id, mailbox }: QueuedItem,
  file: SealedFileInfo,
  before: number,
): Promise<Hindrance | undefined> {
  const { store, transport } = way;

  /** @returns undefined where it is worth asking once more how far the photo has come */
  async function judge(failure: TipFailure, isLast: boolean): Promise<Hindrance | undefined> {
    if (failure.code === 'gone') return { code: 'forgotten' };
    if (failure.code === 'busy') return { ...failure, code: 'later' };
    if (failure.code === 'conflict' && !isLast) return undefined;
    if (failure.code !== 'refused' || failure.refusal !== 'hash_mismatch') return hindranceOf(failure);
    const bytes = await store.bytes(file.id);
    if (!bytes || (await sha256Hex(new Uint8Array(bytes))) !== file.sha256) return lost(way, id);
    // The photo here is right: the server has dropped its copy, and gets it again.
    return isLast ? hindranceOf(failure) : undefined;
  }

  return sendInChunks<TipFailure, Hindrance>(
    {
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
    },
    way.pace,
  );
}

async function remove({ store }: Way, { id }: QueuedItem): Promise<Hindrance | undefined> {
  const removed = await store.remove(id);
  return removed.ok ? undefined : { code: 'storage' };
}

async function forgotten({ store }: Way, { id }: QueuedItem): Promise<Hindrance> {
  const noted = await store.note(id, { taken: false });
  return { code: noted.ok ? 'forgotten' : 'storage' };
}

/** Sends the photos that the server lacks, and asks at the end whether it has everything. */
async function complete(way: Way, item: QueuedItem): Promise<Hindrance | undefined> {
  let sent = item.sealed.length;
  way.progress(sent);
  for (const file of item.files) {
    const hindrance = await sendPhoto(way, item, file, sent);
    if (hindrance) return hindrance.code === 'forgotten' ? forgotten(way, item) : hindrance;
    sent += file.size;
  }
  const answer = await way.transport.post(item.kind, item.sealed, NO_PROOF);
  if (!answer.ok) return answer.error.code === 'proof_refused' ? forgotten(way, item) : hindranceOf(answer.error);
  return answer.value.missing.length ? { code: 'incomplete' } : remove(way, item);
}

/**
 * Delivers one item: its text, then its photos, from where an earlier run was cut. It is removed from the phone only when
 * the server says that it has everything.
 * @returns why it is still here; undefined when it is not
 */
export async function deliver(way: Way, item: QueuedItem): Promise<Hindrance | undefined> {
  if (item.taken) return complete(way, item);
  const answer = await sendText(way, item);
  if (!answer.ok) return answer.error;
  if (!answer.value.missing.length) return remove(way, item);
  // If this is not stored, the next run sends the same text once more, and is answered the same.
  await way.store.note(item.id, { taken: true });
  return complete(way, item);
}
