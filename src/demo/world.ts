import type { Actor } from '../domain/kernel/actor.ts';
import type { Id } from '../domain/kernel/id.ts';

export interface Person {
  readonly id: Id;
  readonly name: string;
  readonly actor: Actor;
  /** How much of the squad's work this person does, relative to others. */
  readonly zeal: number;
}

export interface Village {
  readonly id: Id;
  readonly name: string;
  readonly households: number;
  readonly groups: readonly Id[];
  /** How often the squad goes there, relative to others: far villages see it less. */
  readonly pull: number;
}

export interface School {
  readonly id: Id;
  readonly name: string;
  /** Missing for kindergartens: nobody counted. */
  readonly pupils?: number;
}

export interface Venue {
  readonly id: Id;
  readonly name: string;
}

export interface Town {
  readonly id: Id;
  readonly name: string;
  readonly villages: readonly Village[];
  readonly schools: readonly School[];
  readonly venues: readonly Venue[];
}

/** A squad serves one town. */
export interface Squad {
  readonly id: Id;
  readonly name: string;
  readonly town: Town;
  readonly leader: Person;
  /** Everybody but the leader. */
  readonly volunteers: readonly Person[];
}

export interface Material {
  readonly id: Id;
  readonly name: string;
  /** Opening stock and what was printed: no more can be handed out in a year. */
  readonly stock: number;
}

/** What the records of a year are about. */
export interface World {
  readonly squads: readonly Squad[];
  readonly organizers: readonly Person[];
  readonly officers: readonly Person[];
  readonly materials: readonly Material[];
}
