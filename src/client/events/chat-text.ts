import type { RoleFilled } from '../../domain/events/answers.ts';
import { asksFor, type PlannedEvent } from '../../domain/events/event.ts';
import { addDays, type Day } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { type FoldedRecord, textField } from '../../domain/records/record.ts';
import { hoursText, whenText } from './event-text.ts';
import { events as words } from './words.ts';

/** The fields of an event whose change people must hear of. */
const announced = ['date', 'starts', 'ends', 'place'] as const;

/** Tells whether an event's time or place was changed since it was planned. */
export const isMoved = ({ clocks, created }: FoldedRecord): boolean =>
  announced.some((field) => (clocks[field] ?? created) > created);

/** Facts around an event that its text mentions. */
interface Around {
  readonly record: FoldedRecord;
  readonly place: string | undefined;
  readonly today: Day;
  /** The roles that still lack people; empty if that is not known. */
  readonly lacking: readonly RoleFilled[];
  readonly link: string;
}

const lackText = (lacking: readonly RoleFilled[]): string =>
  lacking.map(({ role, people, coming }) => words.chat.lack(role, people - coming)).join('、');

/**
 * Writes the text about an event for the squad's chat. It is a notice, a change, a cancellation, or a reminder from the
 * day before on, and names nobody.
 */
export function chatText(event: PlannedEvent, { record, place, today, lacking, link }: Around): string {
  const { chat } = words;
  const when = [chat.when(whenText(event)), chat.where(place ?? words.event.noPlace)];
  if (event.phase === 'cancelled') {
    const reason = textField(record, 'cancelled');
    return [chat.cancelled(event.title), ...when, ...(reason ? [chat.reason(reason)] : []), chat.sorry].join('\n');
  }
  const isNear = event.day <= addDays(today, 1);
  const risks = textField(record, 'risks');
  const title = isNear
    ? event.day === today
      ? chat.today
      : chat.tomorrow
    : isMoved(record)
      ? chat.moved
      : chat.planned;
  return [
    title(event.title),
    ...when,
    ...(isMoved(record) ? [chat.changed] : []),
    ...(risks && risks !== words.form.noRisk ? [chat.risks(risks)] : []),
    ...(lacking.length ? [chat.lacking(lackText(lacking))] : []),
    isNear ? chat.near : chat.answer,
    link,
  ].join('\n');
}

/** Number of days that a text about the coming week reaches. */
const WEEK_DAYS = 7;

/**
 * Lists the planned events of the coming week that ask for a squad, or all of the district.
 * @param squad the squad; undefined for all events
 */
export const weekEvents = (events: readonly PlannedEvent[], today: Day, squad: Id | undefined): PlannedEvent[] =>
  events.filter(
    (event) =>
      event.phase === 'planned' &&
      event.day >= today &&
      event.day < addDays(today, WEEK_DAYS) &&
      (squad === undefined || asksFor(event, squad)),
  );

/** Writes the events of the coming week for the squad's chat, a line each. */
export function weekText(
  events: readonly PlannedEvent[],
  placeOf: (event: PlannedEvent) => string | undefined,
  link: string,
): string {
  const { chat } = words;
  const line = (event: PlannedEvent, at: number): string => {
    const where = [hoursText(event) ? '' : words.event.noTime, placeOf(event) ?? words.event.noPlace];
    return chat.line(at + 1, whenText(event), event.title, where.filter(Boolean).join('，'));
  };
  return [chat.week, ...events.map(line), chat.answer, link].join('\n');
}
