import { addDays, type Day } from '../kernel/day.ts';
import type { PlannedEvent } from './event.ts';

/** An event as a calendar file needs it. */
export interface CalendarEvent extends PlannedEvent {
  /** Rises with each change of the event (RFC 5545, SEQUENCE). */
  readonly sequence: number;
  /** The latest change, milliseconds since 1970. */
  readonly changed: number;
  readonly location: string | undefined;
  readonly description: string | undefined;
  readonly url: string;
}

const OFFSET_MS = 8 * 3_600_000;

/** Formats a moment as UTC, such as 20260626T010000Z. */
const utc = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/** The moment of a time of day in China, milliseconds since 1970. */
const momentOf = (day: Day, time: string): number => Date.parse(`${day}T${time}:00Z`) - OFFSET_MS;

const dateOf = (day: Day): string => day.replaceAll('-', '');

/** Escapes a text value (RFC 5545, 3.3.11). */
const escaped = (text: string): string => text.replace(/[\\;,]/g, (mark) => `\\${mark}`).replace(/\r\n|\r|\n/g, '\\n');

/** Counts the octets of a character in UTF-8. */
function octetsOf(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** Folds a line at 75 octets (RFC 5545, 3.1) and never within a character. */
function fold(line: string): string {
  const lines: string[] = [];
  let [part, size] = ['', 0];
  for (const char of line) {
    const bytes = octetsOf(char);
    if (size + bytes > 75) {
      lines.push(part);
      [part, size] = [' ', 1];
    }
    part += char;
    size += bytes;
  }
  return [...lines, part].join('\r\n');
}

function timesOf({ day, starts, ends }: PlannedEvent): string[] {
  if (starts === undefined) return [`DTSTART;VALUE=DATE:${dateOf(day)}`, `DTEND;VALUE=DATE:${dateOf(addDays(day, 1))}`];
  const from = momentOf(day, starts);
  if (ends === undefined) return [`DTSTART:${utc(from)}`];
  return [`DTSTART:${utc(from)}`, `DTEND:${utc(momentOf(ends > starts ? day : addDays(day, 1), ends))}`];
}

const linesOf = (event: CalendarEvent, host: string): string[] => [
  'BEGIN:VEVENT',
  `UID:${event.id}@${host}`,
  `DTSTAMP:${utc(event.changed)}`,
  `SEQUENCE:${event.sequence}`,
  `STATUS:${event.phase === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'}`,
  ...timesOf(event),
  `SUMMARY:${escaped(event.title)}`,
  ...(event.location ? [`LOCATION:${escaped(event.location)}`] : []),
  ...(event.description ? [`DESCRIPTION:${escaped(event.description)}`] : []),
  `URL:${event.url}`,
  'END:VEVENT',
];

/**
 * Writes events as a calendar file (RFC 5545). The UID of an event never changes, so a calendar replaces its old entry.
 * @param name the calendar's name
 * @param host the district's host name, for the UIDs
 */
export const calendarFile = (name: string, host: string, events: readonly CalendarEvent[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Qingyuan//Events//ZH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => linesOf(event, host)),
    'END:VCALENDAR',
    '',
  ]
    .map(fold)
    .join('\r\n');
