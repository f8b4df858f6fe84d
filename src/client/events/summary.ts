import type { PlannedEvent } from '../../domain/events/event.ts';
import type { FoldedRecord } from '../../domain/records/record.ts';
import { formatDay, formatNumber } from '../words/format.ts';
import { whenText } from './event-text.ts';
import { events as words } from './words.ts';

/** A closed event with the names and the leaflets that its summary mentions. */
interface Closed {
  readonly event: PlannedEvent;
  readonly record: FoldedRecord;
  readonly host: string;
  readonly place: string | undefined;
  readonly copies: number;
}

/** Lists what was counted, such as 参加 240 人次，发放资料 300 份. */
function countsText({ record, copies }: Closed): string {
  const { attendance, consultations, present } = record.fields;
  const { summary } = words;
  const parts = [
    [attendance, summary.attendance],
    [consultations, summary.consultations],
    [copies, summary.copies],
    [present, summary.present],
  ] as const;
  return parts
    .flatMap(([count, say]) => (typeof count === 'number' && count > 0 ? [say(formatNumber(count))] : []))
    .join(summary.comma);
}

/** The text that an organizer pastes into the squad's chat after an event. */
export const groupText = (closed: Closed): string =>
  [
    words.summary.title(closed.event.title),
    words.summary.when(whenText(closed.event), closed.place ?? words.event.noPlace),
    countsText(closed),
    words.summary.thanks,
  ]
    .filter(Boolean)
    .join('\n');

/** A first draft of a post about an event, which names nobody. */
export function postText(closed: Closed): string {
  const { summary } = words;
  const { event, host, place } = closed;
  const counts = countsText(closed);
  return [
    summary.post(formatDay(event.day), host, place, event.title),
    counts && summary.postCounts(counts),
    summary.postEnd,
  ]
    .filter(Boolean)
    .join('\n');
}
