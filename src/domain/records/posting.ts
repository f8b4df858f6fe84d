import type { Clock } from '../kernel/clock.ts';
import type { Day } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';

/**
 * Where copies of a material are, as text: `source` (printer, gift, stock of earlier years), `office`, `squad/ID`,
 * `member/ID`, `public` or `loss`.
 */
export type Account = string;

export const SOURCE: Account = 'source';
export const OFFICE: Account = 'office';
export const PUBLIC: Account = 'public';
export const LOSS: Account = 'loss';
export const squadAccount = (squad: Id): Account => `squad/${squad}`;
export const memberAccount = (member: Id): Account => `member/${member}`;

/** Copies that a record moves from one account to another on a day. */
export interface Move {
  readonly day: Day;
  /** The material; null if the record names none. */
  readonly material: Id | null;
  /** The batch's code; empty if the record names none. */
  readonly batch: string;
  readonly from: Account;
  readonly to: Account;
  /** Always above 0. */
  readonly quantity: number;
}

/** A move with the clock of its record's creation. The ledger is the sum of all postings. */
export interface Posting extends Move {
  readonly created: Clock;
}

/**
 * The sides of an entry; `hand` is what a member holds. Nothing but handing out (`leaflet`) leads to the public.
 */
export const sides = ['hand', 'squad', 'office', 'source', 'loss'] as const;
type Side = (typeof sides)[number];

interface Named {
  readonly squad?: Id | null | undefined;
  readonly member?: Id | null | undefined;
}

/** Returns the account of a side; undefined if the record does not name its squad or member. */
export function accountOf(side: Side, { squad, member }: Named): Account | undefined {
  if (side === 'squad') return squad ? squadAccount(squad) : undefined;
  if (side === 'hand') return member ? memberAccount(member) : undefined;
  return side;
}
