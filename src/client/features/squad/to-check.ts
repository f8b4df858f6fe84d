import type { Id } from '../../../domain/id.ts';
import { type FoldedRecord, textField } from '../../../domain/record.ts';

/** Four eyes: whoever did or entered the work does not verify it. */
export const isOwnWork = (record: FoldedRecord, self: Id | undefined): boolean =>
  record.author === self || textField(record, 'member') === self;
