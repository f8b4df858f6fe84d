import type { Day } from '../../../domain/kernel/day.ts';
import type { Id } from '../../../domain/kernel/id.ts';
import type { Grant } from '../../../protocol/tips/tip.ts';
import type { TipKey } from '../../../protocol/tips/tip-desk.ts';
import type { CheckedBundle } from '../crypto/types.ts';

/** What a computer of the office knows of the officers' list from before, independently of the server. */
export interface KnownList {
  /** The root's public key. */
  readonly root: string;
  /** Of the newest list that was seen. 0: this computer made the root, and no list of it has come back yet. */
  readonly epoch: number;
  /** SHA-256 of that list's text in hex; empty where only the root is known. */
  readonly digest: string;
}

/** A list whose signature is right, with what is remembered of it. */
export interface SignedList extends CheckedBundle, Pick<KnownList, 'root' | 'digest'> {}

declare const trusted: unique symbol;
/** A list that was verified against what this computer knows. Only `trustedBundle` makes one. */
export type TrustedBundle = SignedList & { readonly [trusted]: true };

/**
 * Why a list can not be relied on. `missing`: there was one before; `older`: an earlier list than this computer has seen;
 * `replaced`: another list under the same number.
 */
export type ListFault = 'missing' | 'root_changed' | 'forged' | 'malformed' | 'other_instance' | 'older' | 'replaced';

/** How the officers' list stands on this computer. */
export type OfficeList =
  /** Nothing was ever signed. */
  | { readonly state: 'none' }
  /** Signed by a root that nobody has compared on this computer yet. */
  | { readonly state: 'new_root'; readonly list: SignedList }
  | { readonly state: 'trusted'; readonly bundle: TrustedBundle }
  | { readonly state: 'broken'; readonly fault: ListFault };

/**
 * How a registered key stands to the verified list. `changed`: the list has another recipient under the key's id, which no
 * honest server says. `unknown`: there is no list to compare with.
 */
export type KeyStanding = 'listed' | 'changed' | 'waiting' | 'unknown';

/** A registered key; whether it is in the list is worked out here and not taken from the server. */
export interface OfficeKey extends Omit<TipKey, 'current'> {
  readonly standing: KeyStanding;
}

/** What the desk knows of keys. Of the list, only what was verified. */
export interface OfficeKeys {
  readonly keys: readonly OfficeKey[];
  /** The root's secret, sealed to the caller's keys that may sign. */
  readonly rootGrants: readonly Grant[];
  readonly list: OfficeList;
  /** The server's. */
  readonly today: Day;
}

/** The verified list's recipient by key. */
export const listedIn = (list: OfficeList): ReadonlyMap<Id, string> =>
  new Map(list.state === 'trusted' ? list.bundle.officers.map(({ key, recipient }) => [key, recipient]) : []);

/** Whom things may be sealed to: the verified list without the keys that were retired since. */
export function sealableTo({ keys, list }: OfficeKeys): ReadonlyMap<Id, string> {
  const retired = new Set(keys.filter((key) => key.retired !== null).map(({ id }) => id));
  return new Map([...listedIn(list)].filter(([key]) => !retired.has(key)));
}
