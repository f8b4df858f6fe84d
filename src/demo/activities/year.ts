import { type Day, dayAt } from '../../domain/kernel/day.ts';
import { type Id, newId } from '../../domain/kernel/id.ts';
import type { FieldValue } from '../../domain/records/field.ts';
import type { ActivityName } from '../../domain/records/kinds/index.ts';
import type { Work } from '../draft.ts';
import type { Random } from '../random.ts';
import { notes } from '../words/notes.ts';
import type { Person, Squad, World } from '../world.ts';
import { entryTime } from './entry-time.ts';

/** The plan of one year of field work up to now. */
export interface YearPlan {
  readonly year: number;
  readonly world: World;
  readonly random: Random;
  /** Milliseconds since 1970. Nothing is dated or entered later. */
  readonly now: number;
}

/** The member who did the work, the one who enters it, and their squad. */
export interface Doer {
  readonly member: Person;
  readonly by: Person;
  readonly squad: Squad | null;
}

/** Chooses a member of the squad, weighted by their share of the work. Sometimes the leader enters the work for them. */
export function someoneOf(squad: Squad, random: Random): Doer {
  const member = random.weighted([squad.leader, ...squad.volunteers], ({ workWeight }) => workWeight);
  return { member, by: random.chance(0.04) ? squad.leader : member, squad };
}

export const leaderOf = (squad: Squad): Doer => ({ member: squad.leader, by: squad.leader, squad });

export function organizerOf(world: World, random: Random): Doer {
  const member = random.pick(world.organizers);
  return { member, by: member, squad: null };
}

interface Facts {
  readonly date: Day;
  readonly doer: Doer;
  readonly place?: Id | undefined;
  /** Maximum number of half hours; omitted when nobody noted the hours. */
  readonly hours?: number;
  /** When the record that it refers to was entered. A phone can name an event only after it has received it. */
  readonly after?: number | undefined;
  readonly fields: Readonly<Record<string, FieldValue | undefined>>;
}

/**
 * Makes a record of work with the fields that all kinds share.
 * @returns an empty list when its day, or its hour today, has not come yet
 */
export function workOf(kind: ActivityName, plan: YearPlan, facts: Facts, random: Random): Work[] {
  const { date, doer, place, fields } = facts;
  const entered = entryTime(date, plan.now, random);
  const hours = random.chance(0.7) ? (facts.hours ?? 0) - random.int(0, 2) / 2 : 0;
  const texts = notes[kind];
  const note = texts && random.chance(0.22) ? random.pick(texts) : undefined;
  const bytes = random.bytes(10);
  if (date > dayAt(plan.now) || entered === undefined) return [];
  const at = Math.max(entered, facts.after ?? 0);
  const all: Record<string, FieldValue | undefined> = {
    ...fields,
    place,
    squad: doer.squad?.id,
    member: doer.member.id,
    hours: hours > 0 ? hours : undefined,
    note,
  };
  const known = Object.entries(all).filter((entry): entry is [string, FieldValue] => entry[1] !== undefined);
  const id = newId(at, () => bytes);
  return [{ kind, id, by: doer.by.id, at, fields: { date, ...Object.fromEntries(known) } }];
}
