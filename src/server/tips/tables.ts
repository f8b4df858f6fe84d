import type { Generated } from 'kysely';
import type { Day } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import type { TipOutcome, TipState } from '../../domain/tips/state.ts';

/** A sealed tip and its processing state. */
export interface TipTable {
  district: string;
  id: Id;
  /** SHA-256 of the JSON text as it was sent; it identifies a repeated submission. */
  sealed_hash: string;
  /** SHA-256 of the mailbox's token. */
  mailbox: string;
  epoch: number;
  state: TipState;
  outcome: TipOutcome | null;
  arrived: Day;
  due: Day;
  closed: Day | null;
  /** Size of the text's padding class, in bytes. */
  size: number;
  body: Uint8Array;
  letter: Uint8Array;
  letter_mac: Uint8Array;
  /** Number of the person's messages that an officer has opened. */
  seen: Generated<number>;
  muted: Generated<boolean>;
  duplicate_of: Id | null;
}

/** A tip's secret, sealed to an officer's key or to 'recovery'. */
export interface TipGrantTable {
  district: string;
  tip: Id;
  key: string;
  file: Uint8Array;
}

export interface TipMessageTable {
  district: string;
  tip: Id;
  side: 'office' | 'person';
  seq: number;
  /** Position among the messages of both sides. */
  place: number;
  day: Day;
  author: Id | null;
  /** For the person's messages, as for a tip. */
  sealed_hash: string | null;
  file: Uint8Array;
  mac: Uint8Array;
  copy: Uint8Array | null;
}

export interface TipFileTable {
  district: string;
  id: Id;
  tip: Id;
  /** 0 for the tip itself, else the number of the person's message. */
  message: number;
  place: number;
  /** Day of the announcement or of the last chunk. */
  day: Day;
  sha256: string;
  size: number;
  received: Generated<number>;
  /** True once all bytes were received and verified. */
  whole: Generated<boolean>;
}

export interface TipPartTable {
  district: string;
  file: Id;
  start: number;
  bytes: Uint8Array;
}

export interface TipNoteTable {
  district: string;
  id: Id;
  tip: Id;
  place: number;
  day: Day;
  author: Id;
  file: Uint8Array;
}

/** The public part of an officer's key. */
export interface TipKeyTable {
  district: string;
  id: Id;
  member: Id;
  recipient: string;
  made: Day;
  retired: Day | null;
}

/** A signed bundle. The columns beside it repeat parts of its content. */
export interface TipBundleTable {
  district: string;
  epoch: number;
  starts: Day;
  ends: Day;
  /** The officers' keys. */
  keys: string[];
  bundle: string;
  signature: string;
}

export interface TipRootTable {
  district: string;
  root: string;
}

/** The root's secret, sealed to an officer of the newest bundle or to 'recovery'. */
export interface TipRootGrantTable {
  district: string;
  key: string;
  file: Uint8Array;
}

export interface TipProofTable {
  district: string;
  id: string;
  day: Day;
}

export interface TipTallyTable {
  district: string;
  /** YYYY-MM */
  arrived: string;
  closed: string;
  outcome: TipOutcome;
  tips: number;
}

export interface TipTables {
  tip: TipTable;
  tip_grant: TipGrantTable;
  tip_message: TipMessageTable;
  tip_file: TipFileTable;
  tip_part: TipPartTable;
  tip_note: TipNoteTable;
  tip_key: TipKeyTable;
  tip_bundle: TipBundleTable;
  tip_root: TipRootTable;
  tip_root_grant: TipRootGrantTable;
  tip_proof: TipProofTable;
  tip_tally: TipTallyTable;
}
