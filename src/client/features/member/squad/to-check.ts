import type { Id } from '../../../../domain/kernel/id.ts';
import { type FoldedRecord, textField } from '../../../../domain/records/record.ts';

/** Whether the member did or entered the work, and so may not verify it. */
export const isOwnWork = (record: FoldedRecord, self: Id | undefined): boolean =>
  record.author === self || textField(record, 'member') === self;
