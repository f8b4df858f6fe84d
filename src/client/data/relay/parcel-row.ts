import type { ErrorCode } from '../../../protocol/kernel/error.ts';
import type { RelayResponse, SealedFile } from '../../../protocol/relay/relay.ts';

/** Why the server does not take a file: trying again is no use. */
export type ParcelRefusal = Extract<ErrorCode, `relay_${string}` | 'too_large'>;

/** A teammate's sealed file that this phone carries to the server. It can neither be read nor altered here. */
export interface ParcelRow {
  /** The file's nonce: the same file chosen twice is one parcel. */
  readonly id: string;
  /** Kept until the server has answered, then wiped. */
  readonly file?: SealedFile;
  /** Whose it is, as the file's name says. */
  readonly from: string;
  readonly state: 'waiting' | 'delivered' | 'refused';
  /** Phone time of choosing it, milliseconds since 1970. */
  readonly receivedAt: number;
  /** Phone time of the server's answer. */
  readonly settledAt?: number;
  /** What became of the changes. */
  readonly outcome?: Omit<RelayResponse, 'time'>;
  readonly refusal?: ParcelRefusal;
}
