import { createHash } from 'node:crypto';
import type { SealedFile } from '../../../../../src/client/tips/crypto/photos.ts';
import type { ReadyMessage } from '../../../../../src/client/tips/queue/types.ts';
import { randomId } from '../../../../../src/domain/kernel/id.ts';
import type { SealedTip } from '../../../../../src/protocol/tips/tip.ts';
import type { Random } from '../../../../convergence/random.ts';

export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Sealed, as far as the queue can tell: it looks into nothing. */
export interface Sealed {
  readonly ready: { readonly sealed: SealedTip; readonly files: readonly SealedFile[] } | ReadyMessage;
  /** The item's id. */
  readonly id: string;
  readonly token: string;
  readonly seq: number;
  readonly files: readonly SealedFile[];
}

const LEAST_PHOTO = 9_000;
const MOST_PHOTO = 400_000;

function makeFiles(random: Random): SealedFile[] {
  const count = random.chance(0.5) ? 0 : 1 + random.below(3);
  return Array.from({ length: count }, () => {
    const bytes = new Uint8Array(LEAST_PHOTO + random.below(MOST_PHOTO));
    // Quickly made, unlike any other, and no part of it like another.
    bytes.set(random.bytes(64));
    for (let at = 64; at < bytes.length; at++) bytes[at] = (bytes[at - 64] ?? 0) + at;
    return { id: randomId(random.bytes), sha256: sha256(bytes), bytes };
  });
}

const text = (random: Random): string => Buffer.from(random.bytes(200 + random.below(2_000))).toString('base64');

/** @param seq 0: a tip; else the message of that number */
export function makeSealed(random: Random, token: string, seq: number): Sealed {
  const files = makeFiles(random);
  const announced = files.map(({ id, sha256, bytes }) => ({ id, sha256, size: bytes.length }));
  const mac = sha256(random.bytes(8));
  const ready =
    seq === 0
      ? {
          sealed: {
            id: randomId(random.bytes),
            epoch: 1,
            mailbox: sha256(token),
            body: text(random),
            letter: text(random),
            letterMac: mac,
            grants: [],
            files: announced,
          },
          files,
        }
      : { sealed: { mailbox: token, seq, file: text(random), mac, files: announced }, files };
  return { ready, id: sha256(JSON.stringify(ready.sealed)), token, seq, files };
}
