import type { Day } from '../../../domain/kernel/day.ts';
import type { Id } from '../../../domain/kernel/id.ts';
import type { Grant } from '../../../protocol/tips/tip.ts';
import type { TipKey } from '../../../protocol/tips/tip-desk.ts';
import type { CheckedBundle } from '../crypto/bundle.ts';

/** The officers' list as an office computer remembers it, independently of the server. */
export interface KnownList {
  /** The root's public key. */
  readonly root: string;
  /** Number of the newest list seen. 0: this computer made the root, and has not received a list of it yet. */
  readonly epoch: number;
  /** SHA-256 of that list's text in hex; empty if only the root is known. */
  readonly digest: string;
}

/** A list with a valid signature, and what to remember of it. */
export interface SignedList extends CheckedBundle, Pick<KnownList, 'root' | 'digest'> {}

declare const trusted: unique symbol;
/** A list verified against what this computer remembers. Only `trustedBundle` makes one. */
export type TrustedBundle = SignedList & { readonly [trusted]: true };

/**
 * Why a list cannot be trusted. `missing`: there was one before. `older`: this computer has seen a newer one.
 * `replaced`: this computer has seen another list with the same number.
 */
export type ListFault = 'missing' | 'root_changed' | 'forged' | 'malformed' | 'other_instance' | 'older' | 'replaced';

/** The state of the officers' list on this computer. */
export type OfficeList =
  /** No list was ever signed. */
  | { readonly state: 'none' }
  /** Signed by a root that nobody has compared on this computer yet. */
  | { readonly state: 'new_root'; readonly list: SignedList }
  | { readonly state: 'trusted'; readonly bundle: TrustedBundle }
  | { readonly state: 'broken'; readonly fault: ListFault };

/**
 * State of a registered key against the verified list. `changed`: the list has another recipient for the key's id, which
 * no honest server sends. `unknown`: there is no list to compare with.
 */
export type ListStatus = 'listed' | 'changed' | 'waiting' | 'unknown';

/** A registered key. Whether it is in the list is computed here, not taken from the server. */
export interface OfficeKey extends Omit<TipKey, 'current'> {
  readonly listStatus: ListStatus;
}

/** The office's keys; the list only after verification. */
export interface OfficeKeys {
  readonly keys: readonly OfficeKey[];
  /** The root's secret, sealed to those keys of the caller that may sign. */
  readonly rootGrants: readonly Grant[];
  readonly list: OfficeList;
  /** The server's date. */
  readonly today: Day;
}

/** Recipients of the verified list by key. */
export const listedIn = (list: OfficeList): ReadonlyMap<Id, string> =>
  new Map(list.state === 'trusted' ? list.bundle.officers.map(({ key, recipient }) => [key, recipient]) : []);

/** Recipients that may be sealed to: the verified list without keys retired since. */
export function sealableTo({ keys, list }: OfficeKeys): ReadonlyMap<Id, string> {
  const retired = new Set(keys.filter((key) => key.retired !== null).map(({ id }) => id));
  return new Map([...listedIn(list)].filter(([key]) => !retired.has(key)));
}
