import type { Actor } from '../domain/kernel/actor.ts';
import type { Id } from '../domain/kernel/id.ts';

export interface Person {
  readonly id: Id;
  readonly name: string;
  readonly actor: Actor;
  /** Weight of this person within the squad's work. */
  readonly workWeight: number;
}

export interface Village {
  readonly id: Id;
  readonly name: string;
  readonly households: number;
  readonly groups: readonly Id[];
  /** Weight of this village within the squad's work: remote villages get fewer visits. */
  readonly visitWeight: number;
}

export interface School {
  readonly id: Id;
  readonly name: string;
  /** Absent for kindergartens, whose pupils nobody counted. */
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
  /** Opening stock and copies printed, which limit what is handed out in a year. */
  readonly stock: number;
}

/** The people, places and materials that a year's records refer to. */
export interface World {
  readonly squads: readonly Squad[];
  readonly organizers: readonly Person[];
  readonly officers: readonly Person[];
  readonly materials: readonly Material[];
}
