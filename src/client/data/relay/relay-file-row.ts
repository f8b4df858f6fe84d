import type { ErrorCode } from '../../../protocol/kernel/error.ts';
import type { RelayResponse, SealedFile } from '../../../protocol/relay/relay.ts';

/** Why the server refuses a file for good. */
export type RelayRefusal = Extract<ErrorCode, `relay_${string}` | 'too_large'>;

/** A teammate's sealed file that this phone delivers to the server. It cannot be read or changed here. */
export interface RelayFileRow {
  /** The file's nonce, so that a file chosen twice is stored once. */
  readonly id: string;
  /** Deleted when the server has answered. */
  readonly file?: SealedFile;
  /** The member who gave it, by the file name. */
  readonly from: string;
  readonly state: 'waiting' | 'delivered' | 'refused';
  /** Phone time of choosing it, milliseconds since 1970. */
  readonly receivedAt: number;
  /** Phone time of the server's answer. */
  readonly settledAt?: number;
  /** Results of its changes. */
  readonly outcome?: Omit<RelayResponse, 'time'>;
  readonly refusal?: RelayRefusal;
}
