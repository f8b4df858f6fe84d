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

export interface Contender {
  readonly name: string;
  open(): Promise<Round>;
  close(): Promise<void>;
}
