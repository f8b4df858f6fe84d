import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Id } from '../kernel/id.ts';
import type { answers } from '../records/kinds/answer.ts';
import { may } from '../records/permission.ts';
import { type FoldedRecord, isDeleted, textField } from '../records/record.ts';
import type { RoleNeed } from '../records/roles.ts';
import type { PlannedEvent } from './event.ts';

export type Choice = (typeof answers)[number];

/** A member's answer to an event. */
export interface Answer {
  readonly record: Id;
  readonly member: Id;
  readonly choice: Choice;
  readonly role: string | undefined;
  /** The effective clock of the choice, which orders the waiting list. */
  readonly at: Clock;
}

function answerOf(record: FoldedRecord): Answer | undefined {
  const [member, choice] = [textField(record, 'member'), textField(record, 'choice')];
  if (isDeleted(record) || member === undefined || choice === undefined) return undefined;
  const role = textField(record, 'role');
  return { record: record.id, member, choice: choice as Choice, role, at: record.clocks.choice ?? record.created };
}

/** Returns each member's latest answer to one event, in the order of their clocks. */
export function latestAnswers(records: readonly FoldedRecord[]): Answer[] {
  const latest = new Map<Id, Answer>();
  for (const record of records) {
    const answer = answerOf(record);
    const known = answer && latest.get(answer.member);
    if (answer && (!known || known.at < answer.at)) latest.set(answer.member, answer);
  }
  return [...latest.values()].sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** Members by their answer. `waiting`: they said yes after all places were taken. */
export interface Seats {
  readonly coming: readonly Id[];
  readonly waiting: readonly Id[];
  readonly maybe: readonly Id[];
  readonly no: readonly Id[];
}

/**
 * Assigns the places of an event. Whoever said yes first has a place; nobody is refused offline, the surplus waits.
 * @param people number of people needed; undefined for any number
 */
export function seatsOf(answers: readonly Answer[], people: number | undefined): Seats {
  const by = (choice: Choice) => answers.flatMap((answer) => (answer.choice === choice ? [answer.member] : []));
  const yes = by('yes');
  const places = people ?? yes.length;
  return { coming: yes.slice(0, places), waiting: yes.slice(places), maybe: by('maybe'), no: by('no') };
}

/** A role of an event, with the number of people needed and of those who come for it. */
export interface RoleFilled extends RoleNeed {
  readonly coming: number;
}

/** Counts for each role those who have a place and chose it. */
export const rolesFilled = (roles: readonly RoleNeed[], answers: readonly Answer[], { coming }: Seats): RoleFilled[] =>
  roles.map((need) => ({
    ...need,
    coming: answers.filter(({ member, role }) => role === need.role && coming.includes(member)).length,
  }));

/**
 * Tells whether an actor's phone has all answers to an event. A squad's phones have those of their own squad alone.
 */
export const hasAllAnswers = (actor: Pick<Actor, 'role' | 'squad'>, { squad, invited }: PlannedEvent): boolean =>
  may(actor.role, 'figures.read') ||
  (actor.squad !== null && squad === actor.squad && invited.every((each) => each === squad));
