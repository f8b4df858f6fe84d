import type { FurtherUnit, RecordUnit } from '../../domain/records/figure.ts';
import type { ErrorCode } from '../../protocol/kernel/error.ts';
import type { RefusalCode } from '../../protocol/sync/push.ts';

export type UnitWords = Record<RecordUnit, string>;
export type FurtherUnitWords = Record<FurtherUnit, string>;

/** A message may use the violated limit, or the name of the referenced kind. */
export type FailureWords = Record<RefusalCode | 'belongs', (limit: string) => string>;

/** The cause, that records are safe, and the next step. */
export type ErrorWords = Record<ErrorCode, string>;
