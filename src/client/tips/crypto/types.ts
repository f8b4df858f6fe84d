import type { Id } from '../../../domain/kernel/id.ts';
import type { KeyBundle, SealedTip } from '../../../protocol/tips/tip.ts';

/** The content of a tip. All fields except `what` may be empty. */
export interface TipContent {
  readonly what: string;
  /** Free text or the name of a place. */
  readonly where: string;
  /** Free text, since people seldom know the exact time. */
  readonly when: string;
  /** How the office may reach the person, if they want that. */
  readonly contact: string;
  /** Written by a volunteer for someone else. */
  readonly behalf: boolean;
}

/** The sealed body: the content, and what the office needs to answer. */
export interface TipBody {
  readonly instance: string;
  readonly tip: Id;
  readonly content: TipContent;
  readonly photos: readonly SealedPhotoName[];
  /** The person's reply recipient (age1pq1…). */
  readonly reply: string;
  /** HMAC-SHA256 key of the conversation, 32 bytes in Base64. */
  readonly macKey: string;
}

/** Names a photo by the id and hash of its sealed file, so that a swapped file is detected. */
export interface SealedPhotoName {
  readonly id: Id;
  readonly sha256: string;
  /** Bytes of the JPEG inside. */
  readonly size: number;
}

/** A sealed file that is sent after the text. */
export interface SealedFile {
  readonly id: Id;
  readonly sha256: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A tip ready for the queue: only ciphertext and public numbers. */
export interface ReadyTip {
  readonly sealed: SealedTip;
  readonly files: readonly SealedFile[];
}

/** Everything derived from a receipt code. */
export interface Mailbox {
  /** 64 hex digits that open the mailbox on the server. */
  readonly token: string;
  /** SHA-256 of the token, which is all that the server stores. */
  readonly tokenHash: string;
  /** The reply identity (AGE-SECRET-KEY-PQ-1…) and its recipient. */
  readonly identity: string;
  readonly recipient: string;
  readonly macKey: Uint8Array<ArrayBuffer>;
}

/** A message's place. Its MAC covers the place and the SHA-256 of its sealed file. */
export interface MessagePlace {
  readonly instance: string;
  readonly tip: Id;
  readonly from: 'office' | 'person' | 'letter';
  readonly seq: number;
}

export interface MessageContent {
  readonly text: string;
  readonly photos: readonly SealedPhotoName[];
}

/** A bundle with checked signature, period, instance and recipients. Nothing else can be sealed to. */
export interface CheckedBundle extends KeyBundle {
  /** 100 bits of the root key's SHA-256, in readable form. */
  readonly fingerprint: string;
}

/** Why sealing or opening failed. The codes are stable; the dictionaries have their words. */
export const sealFailures = [
  'no_bundle',
  'bundle_forged',
  'bundle_malformed',
  'bundle_not_yet',
  'bundle_expired',
  'other_instance',
  'root_changed',
  'no_recipients',
  'too_long',
  'photo_too_large',
  'too_many_photos',
  'cannot_open',
  'not_a_photo',
  'mac_wrong',
  'out_of_order',
  'wrong_passphrase',
  'share_wrong',
  'shares_few',
  'shares_differ',
] as const;
export type SealFailureCode = (typeof sealFailures)[number];
export interface SealFailure {
  readonly code: SealFailureCode;
}
