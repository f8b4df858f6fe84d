import { readClock } from '../../../../domain/kernel/clock.ts';
import type { FoldedRecord } from '../../../../domain/records/record.ts';
import type { LocalRecord } from '../../../data/store-types.ts';

/** Days for which a withdrawn record is listed. */
const LISTED_DAYS = 30;
const DAY_MS = 86_400_000;

/** Returns when a record was withdrawn, milliseconds since 1970. */
export const withdrawnAt = ({ clocks, created }: FoldedRecord): number => readClock(clocks.deleted ?? created).wall;

/** Keeps the records that were withdrawn lately, the latest first. */
export const lately = (records: readonly LocalRecord[], now: number): readonly LocalRecord[] =>
  records
    .filter(({ record }) => now - withdrawnAt(record) < LISTED_DAYS * DAY_MS)
    .sort((a, b) => withdrawnAt(b.record) - withdrawnAt(a.record));
