import { headline } from '../../../records/headline.ts';
import type { Names } from '../../../records/names.ts';
import { work } from '../../../records/words/work.ts';
import type { QueueItem } from '../../../state/queue.ts';
import { outbox as words } from './words.ts';

/** Summarizes a pending change: a new record by its headline, otherwise as an edit, withdrawal or review of it. */
export function changeTitle({ change, record }: QueueItem, names: Names): string {
  const content = record ?? { kind: change.kind, fields: change.fields };
  const line = headline(content, names) || work.record.unknownKind;
  if (change.record === change.id) return line;
  if (change.fields.deleted === true) return words.withdrawal(line);
  return change.fields.review === undefined ? words.edit(line) : words.verdict(line);
}
