import type { Id } from '../../../domain/kernel/id.ts';
import type { KeyBundle, SealedTip } from '../../../protocol/tips/tip.ts';

/** What somebody reports. Every part but `what` may be empty; nothing is forced. */
export interface TipContent {
  readonly what: string;
  /** In words, or a place's name. */
  readonly where: string;
  /** In words: people seldom know the hour. */
  readonly when: string;
  /** How the office may reach the person, if they want that. */
  readonly contact: string;
  /** Written by a volunteer for somebody else. */
  readonly behalf: boolean;
}

/** What a body holds: the content, and what the office needs to answer. */
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

/** A photo by the id and the hash of its sealed file: what was swapped is noticed. */
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

/** A tip, ready to wait in the queue: ciphertext and public numbers only. */
export interface ReadyTip {
  readonly sealed: SealedTip;
  readonly files: readonly SealedFile[];
}

/** What comes of a receipt. */
export interface Mailbox {
  /** 64 hex digits: opens the mailbox at the server. */
  readonly token: string;
  /** SHA-256 of it, all that the server keeps. */
  readonly tokenHash: string;
  /** The reply identity (AGE-SECRET-KEY-PQ-1…) and its recipient. */
  readonly identity: string;
  readonly recipient: string;
  readonly macKey: Uint8Array<ArrayBuffer>;
}

/** A message's place; its MAC covers this and the SHA-256 of its sealed file. */
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

/** A bundle whose signature, days, instance and recipients were checked: the only thing that can be sealed to. */
export interface CheckedBundle extends KeyBundle {
  /** 100 bits of the root key's SHA-256, as people read it. */
  readonly fingerprint: string;
}

/** Why nothing is sealed, or nothing is opened. Codes are stable; the dictionaries hold their words. */
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
