import { readClock } from '../kernel/clock.ts';
import { type Day, dayAt } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { type FoldedRecord, isDeleted, textField } from '../records/record.ts';
import { addWorkdays, DEADLINE, type Workdays } from './workdays.ts';

/** An objection of a member to an hour, with its answer; both stay. */
export interface Correction {
  readonly id: Id;
  readonly claim: Id | undefined;
  readonly event: Id;
  readonly member: Id;
  readonly squad: Id | undefined;
  readonly ask: string;
  readonly asked: Day;
  /** The last day for an answer. */
  readonly due: Day;
  /** The answer; undefined while it is open. */
  readonly outcome: 'yes' | 'no' | undefined;
  readonly reply: string | undefined;
  readonly answeredBy: Id | undefined;
}

/** Reads a correction; undefined for a record that is none. */
export function correctionOf(record: FoldedRecord, known: Workdays): Correction | undefined {
  const [event, member, ask] = [textField(record, 'event'), textField(record, 'member'), textField(record, 'ask')];
  if (isDeleted(record) || event === undefined || member === undefined || ask === undefined) return undefined;
  const asked = dayAt(readClock(record.created).wall);
  return {
    id: record.id,
    claim: textField(record, 'claim'),
    event,
    member,
    squad: textField(record, 'squad'),
    ask,
    asked,
    due: addWorkdays(asked, DEADLINE, known),
    outcome: textField(record, 'outcome') as Correction['outcome'],
    reply: textField(record, 'reply'),
    answeredBy: textField(record, 'answeredBy'),
  };
}
