import type { Json, Timestamp } from '../platform/database/columns.ts';

/** A post of the public pages. Its state follows from its two times. */
export interface PostTable {
  district: string;
  id: string;
  /** Its number in the public address, from 1. */
  number: number;
  /** The newest version. */
  version: number;
  /** The version that the public sees. */
  shown_version: number | null;
  publish_at: Timestamp | null;
  withdrawn_at: Timestamp | null;
}

/** A version of a post, as somebody saved it. */
export interface PostVersionTable {
  district: string;
  post: string;
  version: number;
  /** The typed text and its blocks, as `PostContent` describes them. */
  content: Json;
  /** The pictures that it shows. */
  pictures: string[];
  saved_at: Timestamp;
  saved_by: string;
}

/** A photo that posts may show, with the consent of the people on it. */
export interface PostPictureTable {
  district: string;
  /** The full image's hash. */
  photo: string;
  consent: string;
  width: number;
  height: number;
  added_at: Timestamp;
  added_by: string;
  /** When the consent was taken back. */
  taken_back_at: Timestamp | null;
  taken_back_by: string | null;
}

export interface PostTables {
  post: PostTable;
  post_version: PostVersionTable;
  post_picture: PostPictureTable;
}
