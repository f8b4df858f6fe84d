import { type FoldedRecord, textField } from '../../domain/records/record.ts';

/** Longest note of an entry. */
const MAX_NOTE = 200;

/** The entry's note with the reason for a correction or withdrawal at its end. */
export const noteWith = (record: FoldedRecord, reason: string): string =>
  [textField(record, 'note'), reason.trim()].filter(Boolean).join('；').slice(-MAX_NOTE);
