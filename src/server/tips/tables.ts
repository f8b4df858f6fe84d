import type { Generated } from 'kysely';
import type { Day } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import type { TipOutcome, TipState } from '../../domain/tips/state.ts';

/** A sealed tip, and how the office stands with it. */
export interface TipTable {
  district: string;
  id: Id;
  /** SHA-256 of the JSON text as it was sent: the same again is known by it. */
  sealed_hash: string;
  /** SHA-256 of the mailbox's token. */
  mailbox: string;
  epoch: number;
  state: TipState;
  outcome: TipOutcome | null;
  arrived: Day;
  due: Day;
  closed: Day | null;
  /** Bytes of the class that the text was padded to. */
  size: number;
  body: Uint8Array;
  letter: Uint8Array;
  letter_mac: Uint8Array;
  /** Of the person's messages, how many an officer has opened. */
  seen: Generated<number>;
  muted: Generated<boolean>;
  duplicate_of: Id | null;
}

/** A tip's secret, sealed to an officer's key, or to 'recovery'. */
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
  /** Among the messages of both sides. */
  place: number;
  day: Day;
  author: Id | null;
  /** Of the person's messages, as of a tip. */
  sealed_hash: string | null;
  file: Uint8Array;
  mac: Uint8Array;
  copy: Uint8Array | null;
}

export interface TipFileTable {
  district: string;
  id: Id;
  tip: Id;
  /** 0: of the tip itself; else of the person's message of this number. */
  message: number;
  place: number;
  /** When it was announced, or last went on. */
  day: Day;
  sha256: string;
  size: number;
  received: Generated<number>;
  /** Every byte is here, and was checked. */
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

/** The public half of an officer's key. */
export interface TipKeyTable {
  district: string;
  id: Id;
  member: Id;
  recipient: string;
  made: Day;
  retired: Day | null;
}

/** A signed bundle; the columns beside it repeat what it says. */
export interface TipBundleTable {
  district: string;
  epoch: number;
  starts: Day;
  ends: Day;
  /** Its officers' keys. */
  keys: string[];
  bundle: string;
  signature: string;
}

export interface TipRootTable {
  district: string;
  root: string;
}

/** The root's secret, sealed to an officer of the newest bundle, or to 'recovery'. */
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
