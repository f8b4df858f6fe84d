import type { PushResult } from '../../protocol/push.ts';

/** A teammate's sealed file that this phone carries to the server. It can neither be read nor altered here. */
export interface ParcelRow {
  readonly id: string;
  /** The file as it was handed over. */
  readonly bytes: ArrayBuffer;
  /** Whose it is, as its carrier knows them: the name that the file or the giver told. */
  readonly from: string;
  readonly state: 'waiting' | 'delivered' | 'refused';
  /** Phone time, milliseconds since 1970. */
  readonly receivedAt: number;
  /** What became of the changes, once the server has opened it. */
  readonly results?: readonly PushResult[];
}
