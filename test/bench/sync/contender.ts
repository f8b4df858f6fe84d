import type { Id } from '../../../src/domain/kernel/id.ts';

/** What a squad's phone holds of a day's work: the same for every contender. */
export interface BenchRecord {
  readonly id: Id;
  readonly kind: 'leaflet' | 'visit';
  readonly date: string;
  readonly place: Id;
  readonly squad: Id;
  readonly member: Id;
  readonly hours: number;
  readonly note: string;
  readonly material?: Id;
  readonly quantity?: number;
  readonly households?: number;
  readonly reached?: number;
  /** The photos that it names, by their SHA-256. */
  readonly photos?: readonly string[];
}

/** A photo as the phone keeps it, re-encoded already. */
export interface BenchPhoto {
  readonly record: Id;
  /** SHA-256 of each variant, lower-case hex. */
  readonly hash: string;
  readonly thumbHash: string;
  /** The JPEGs in Base64. */
  readonly full: string;
  readonly thumb: string;
}

/** Milliseconds from the moment when there was a network until the server had acknowledged all records, and the photo. */
export interface DayTimes {
  readonly records: number;
  readonly photo: number;
}

/** Where a phone finds its records; what of it counts, each contender knows. */
export interface Address {
  readonly token?: string;
  readonly database?: string;
  readonly batchSize?: number;
}

/** What each contender's page can do: `globalThis.bench` in the browser. */
export interface BenchPage {
  start(address: Address): Promise<void>;
  /** Saves records on the phone without sending them. */
  save(records: readonly BenchRecord[]): Promise<void>;
  /** Sends them; resolves when all are acknowledged. @returns milliseconds */
  push(count: number): Promise<number>;
  /** Fetches what the server has; resolves when all can be read on the phone. @returns milliseconds */
  pull(): Promise<number>;
  /** Sends and fetches everything, as a phone does that is in use. */
  exchange(): Promise<void>;
  /** Keeps a photo on the phone, without sending it. */
  keepPhoto(photo: BenchPhoto): Promise<void>;
  /** Gets ready to send so many records and the photo as soon as the browser says that there is a network. */
  waitForNetwork(count: number): Promise<void>;
  /** Resolves when all that waited is acknowledged. */
  sent(): Promise<DayTimes>;
  /** Records on the phone. */
  held(): Promise<number>;
  read(id: Id): Promise<object | undefined>;
}

/** One round's empty place on the server, for a phone that pushes and one that pulls. */
export interface Round {
  readonly url: string;
  readonly pusher: Address;
  readonly puller: Address;
  readonly squad: Id;
  readonly member: Id;
  readonly places: readonly Id[];
  readonly material: Id;
}

/** What a request is for; `other`: it is not needed for an acknowledgement. */
export type Purpose = 'records' | 'photo' | 'other';

export interface Contender {
  readonly name: string;
  /** @param path of a request of its page */
  purposeOf(path: string): Purpose;
  open(): Promise<Round>;
  close(): Promise<void>;
}
