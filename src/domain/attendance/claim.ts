import { type Clock, isUnsureClock, readClock } from '../kernel/clock.ts';
import type { Day } from '../kernel/day.ts';
import { type Id, idTime } from '../kernel/id.ts';
import type { laterReasons, rulings, ways } from '../records/kinds/attendance.ts';
import { type FoldedRecord, isDeleted, recordDay, textField } from '../records/record.ts';
import { type CodeKey, stationOf } from './code.ts';

export type Way = (typeof ways)[number];
export type LaterReason = (typeof laterReasons)[number];
export type Ruling = (typeof rulings)[number];

/** A claim of presence, read from its record. */
export interface Claim {
  readonly id: Id;
  readonly event: Id;
  readonly member: Id;
  readonly squad: Id | undefined;
  readonly day: Day;
  readonly way: Way;
  readonly proof: string;
  /** Orders the claims of an event. */
  readonly created: Clock;
  /** When it was made, by the phone's corrected clock: milliseconds since 1970. */
  readonly at: number;
  /** False if the phone's clock could not be corrected. */
  readonly isSure: boolean;
  /** The member who entered it. */
  readonly author: Id | undefined;
  readonly from: string | undefined;
  readonly until: string | undefined;
  /** Why it was entered afterwards. */
  readonly reason: LaterReason | undefined;
  readonly duty: boolean;
  readonly ruling: Ruling | undefined;
  readonly ruledBy: Id | undefined;
  readonly because: string | undefined;
}

/** Reads a claim; undefined for a record that was taken back. */
export function claimOf(record: FoldedRecord): Claim | undefined {
  const [event, member, day] = [textField(record, 'event'), textField(record, 'member'), recordDay(record)];
  if (isDeleted(record) || event === undefined || member === undefined || day === undefined) return undefined;
  return {
    id: record.id,
    event,
    member,
    day,
    squad: textField(record, 'squad'),
    way: textField(record, 'way') as Way,
    proof: textField(record, 'proof') ?? '',
    created: record.created,
    at: readClock(record.created).wall,
    isSure: !isUnsureClock(record.created),
    author: record.author,
    from: textField(record, 'from'),
    until: textField(record, 'until'),
    reason: textField(record, 'reason') as LaterReason | undefined,
    duty: record.fields.duty === true,
    ruling: textField(record, 'ruling') as Ruling | undefined,
    ruledBy: textField(record, 'ruledBy'),
    because: textField(record, 'because'),
  };
}

/** A key with the error of the clock by which its phone counted the steps. */
export interface EventKey extends CodeKey {
  /** Corrected time minus the time that the phone believed when it made the key, milliseconds. */
  readonly shift: number;
  /** False if the phone's clock could not be corrected. */
  readonly isSure: boolean;
  /** The member whose phone shows its codes. */
  readonly author: Id | undefined;
}

/**
 * Reads a key; undefined for one that was taken back. The time that the phone believed is in the record's id, the
 * corrected one in its clock.
 */
export function eventKeyOf(record: FoldedRecord): EventKey | undefined {
  const [event, secret] = [textField(record, 'event'), textField(record, 'secret')];
  if (isDeleted(record) || event === undefined || secret === undefined) return undefined;
  return {
    event,
    secret,
    station: stationOf(record.id),
    shift: readClock(record.created).wall - idTime(record.id),
    isSure: !isUnsureClock(record.created),
    author: record.author,
  };
}
