import type { Result } from '../../../domain/kernel/result.ts';
import type { OfficeInfo, SealedFileInfo, SealedMessage, TipRefusal } from '../../../protocol/tips/tip.ts';
import type { StorageFailure } from '../../platform/idb/errors.ts';
import type { ReadyTip, SealedFile } from '../crypto/types.ts';

/** A message of the person, ready to wait. */
export interface ReadyMessage {
  readonly sealed: SealedMessage;
  readonly files: readonly SealedFile[];
}
export type Ready = ReadyTip | ReadyMessage;

/** Why something sealed will never be taken. `damaged`: the phone itself no longer has what it sealed. */
export type RefusalCode = TipRefusal | 'malformed' | 'damaged';

/** What waits: ciphertext, and what it takes to hand it over. */
export interface QueuedItem {
  /** SHA-256 of `sealed` in hex: the same text is one item, however often it is put in. */
  readonly id: string;
  readonly kind: 'tip' | 'message';
  /** Its place in its mailbox: 0 for the tip, then the messages' numbers. */
  readonly seq: number;
  /** The JSON text that is sent, byte by byte. */
  readonly sealed: string;
  readonly files: readonly SealedFileInfo[];
  /** The mailbox's token: opens no content, and is needed with the photos. */
  readonly mailbox: string;
  /** Rises with each item. */
  readonly order: number;
  /** Not sent before, phone time in ms. */
  readonly notBefore: number;
  /** The session's sign of life that `notBefore` keeps its distance to; null where there was none. */
  readonly activity: number | null;
  /** How often the distance was drawn anew, because the session went on. */
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
  /** Of an item that has left meanwhile, nothing is written. */
  note(id: string, patch: ItemPatch): Written;
  /** Takes the item and all of its bytes away. */
  remove(id: string): Written;
}

/** What a person chose to keep of a form, in plain text; the page says so before. */
export type Draft = Readonly<Record<string, string | boolean>>;

/** What this phone believes of the office: who signs, and the newest list that it has seen signed. */
export interface Trusted {
  readonly fingerprint: string;
  readonly epoch: number;
}

/** All that the tip pages keep on a phone, in a database of its own. Reads throw where storage is closed to us. */
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
