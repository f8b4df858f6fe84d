import type { Result } from '../../../domain/kernel/result.ts';
import type { OfficeInfo, SealedFileInfo, SealedMessage, TipRefusal } from '../../../protocol/tips/tip.ts';
import type { StorageFailure } from '../../platform/idb/errors.ts';
import type { SealedFile } from '../crypto/photos.ts';
import type { ReadyTip } from '../crypto/seal.ts';

/** A sealed message of the person. */
export interface ReadyMessage {
  readonly sealed: SealedMessage;
  readonly files: readonly SealedFile[];
}
export type Ready = ReadyTip | ReadyMessage;

/** Why the server will never take an item. `damaged`: the phone no longer has what it sealed. */
export type RefusalCode = TipRefusal | 'malformed' | 'damaged';

/** A waiting item: ciphertext, and what is needed to send it. */
export interface QueuedItem {
  /** SHA-256 of `sealed` in hex: the same text is one item, however often it is put in. */
  readonly id: string;
  readonly kind: 'tip' | 'message';
  /** Place in its mailbox: 0 for the tip, then the messages' numbers. */
  readonly seq: number;
  /** The JSON text that is sent, byte by byte. */
  readonly sealed: string;
  readonly files: readonly SealedFileInfo[];
  /** The mailbox's token: opens no content, and is needed with the photos. */
  readonly mailbox: string;
  /** Rises with each item. */
  readonly order: number;
  /** Not sent before this phone time, milliseconds since 1970. */
  readonly notBefore: number;
  /** The session's request that `notBefore` was drawn from; null without a session. */
  readonly activity: number | null;
  /** How often `notBefore` was drawn again, because the session went on. */
  readonly draws: number;
  /** The server has said that it has the text. */
  readonly taken: boolean;
  readonly refused: RefusalCode | null;
}
export type ItemPatch = Partial<Pick<QueuedItem, 'notBefore' | 'activity' | 'draws' | 'taken' | 'refused'>>;

type Written = Promise<Result<void, StorageFailure>>;

/** Items and their sealed photos. One implementation in memory, one over IndexedDB. */
export interface ItemStore {
  /** Kept with all its files when it resolves with `ok`; the same item again changes nothing. */
  add(item: Omit<QueuedItem, 'order'>, files: readonly SealedFile[]): Written;
  /** Oldest first. */
  items(): Promise<QueuedItem[]>;
  /** A sealed photo's bytes. */
  bytes(file: string): Promise<ArrayBuffer | undefined>;
  /** Updates an item; does nothing if it has left meanwhile. */
  note(id: string, patch: ItemPatch): Written;
  /** Removes the item and all of its bytes. */
  remove(id: string): Written;
}

/** A form's text that a person chose to keep, in plain text; the page says so before. */
export type Draft = Readonly<Record<string, string | boolean>>;

/** The root that this phone trusts, and the newest list that it has seen signed. */
export interface Trusted {
  readonly fingerprint: string;
  readonly epoch: number;
}

/** Everything that tip pages keep on a phone, in a separate database. Reads throw where storage is refused. */
export interface TipStore extends ItemStore {
  office(): Promise<OfficeInfo | undefined>;
  keepOffice(info: OfficeInfo): Written;
  trusted(): Promise<Trusted | undefined>;
  keepTrusted(trusted: Trusted): Written;
  draft(): Promise<Draft | undefined>;
  keepDraft(draft: Draft): Written;
  dropDraft(): Written;
  close(): void;
}
