import type { ColumnType, Generated } from 'kysely';
import type { Timestamp } from '../platform/database/columns.ts';

/** A stored JPEG, full image or thumbnail, by the SHA-256 of its bytes. */
export interface PhotoTable {
  district: string;
  hash: string;
  /** Bytes. */
  size: number;
  /** False while the bytes are on their way to the store. */
  stored: Generated<boolean>;
  /** Time at which the upkeep first found no record that names it. */
  unnamed_since: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

/** A member who uploaded a photo and so had it. Knowing its hash is not enough. */
export interface PhotoHolderTable {
  district: string;
  /** The full image's hash, by which records name it. */
  photo: string;
  member: string;
  /** The member's squad at the time. */
  squad: string | null;
  is_full: Generated<boolean>;
  /** The thumbnail's own hash. */
  thumb: string | null;
  held_at: Timestamp;
}

/** A photo that a record names, and the member who named it. */
export interface RecordPhotoTable {
  district: string;
  photo: string;
  record: string;
  named_by: string;
}

/** An upload. A finished one stays until it expires, for phones that lost the answer. */
export interface PhotoUploadTable {
  district: string;
  id: string;
  member: string;
  photo: string;
  variant: 'full' | 'thumb';
  /** SHA-256 of the announced bytes. */
  sha256: string;
  size: number;
  received: Generated<number>;
  is_held: Generated<boolean>;
  touched_at: Timestamp;
}

export interface PhotoPartTable {
  district: string;
  upload: string;
  start: number;
  bytes: Uint8Array;
}

export interface PhotoTables {
  photo: PhotoTable;
  photo_holder: PhotoHolderTable;
  record_photo: RecordPhotoTable;
  photo_upload: PhotoUploadTable;
  photo_part: PhotoPartTable;
}
