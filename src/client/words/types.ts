import type { Unit } from '../../domain/records/figure.ts';
import type { ErrorCode } from '../../protocol/kernel/error.ts';
import type { RefusalCode } from '../../protocol/sync/push.ts';

export type UnitWords = Record<Unit, string>;

/** A message may use the limit that was broken, or the name of the kind that was to be chosen. */
export type FailureWords = Record<RefusalCode, (limit: string) => string>;

/** What happened, what is safe, what to do. */
export type ErrorWords = Record<ErrorCode, string>;
