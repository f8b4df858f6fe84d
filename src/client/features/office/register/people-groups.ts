import type { Id } from '../../../../domain/kernel/id.ts';
import { searchKey } from '../../../../domain/reading/name.ts';
import { type FoldedRecord, textField } from '../../../../domain/records/record.ts';
import { compareNames } from '../../../records/compare-names.ts';
import type { LocalRecord } from '../../../state/records.ts';
import { hasInitials } from './initials.ts';

export interface PeopleGroup {
  /** Undefined for people without a squad. */
  readonly squad: LocalRecord | undefined;
  readonly members: readonly LocalRecord[];
}

export const nameOf = (record: FoldedRecord): string => textField(record, 'name') ?? '';

/** Compares records by their names. */
const byName = (a: LocalRecord, b: LocalRecord): number => compareNames(nameOf(a.record), nameOf(b.record));

/** Reduces a phone number to its digits, however they are grouped. */
const phoneKey = (text: string): string => searchKey(text).replace(/[^\d+]/g, '');

/**
 * Whether a person's name, number or phone contains the search text, or the name has these pinyin initials. Ignores
 * spaces, dots, width and invisible characters.
 */
function matchesPerson(record: FoldedRecord, search: string): boolean {
  const wanted = searchKey(search);
  const digits = /^[\d+() -]+$/.test(wanted) ? phoneKey(search) : '';
  return (
    ['name', 'number'].some((field) => searchKey(textField(record, field) ?? '').includes(wanted)) ||
    (digits !== '' && phoneKey(textField(record, 'phone') ?? '').includes(digits)) ||
    hasInitials(nameOf(record), wanted)
  );
}

/** The people whom a search finds, by name. */
export const findPeople = (members: readonly LocalRecord[], search: string): LocalRecord[] =>
  members.filter(({ record }) => matchesPerson(record, search)).sort(byName);

/** Groups the roster by squad, sorted by name; people without an existing squad come last. */
export function groupPeople(members: readonly LocalRecord[], squads: readonly LocalRecord[]): PeopleGroup[] {
  const bySquad = new Map<Id | undefined, LocalRecord[]>();
  const known = new Set(squads.map(({ id }) => id));
  for (const one of [...members].sort(byName)) {
    const squad = textField(one.record, 'squad');
    const key = squad !== undefined && known.has(squad) ? squad : undefined;
    const group = bySquad.get(key);
    if (group) group.push(one);
    else bySquad.set(key, [one]);
  }
  const groups = [...squads]
    .sort(byName)
    .map((squad): PeopleGroup => ({ squad, members: bySquad.get(squad.id) ?? [] }));
  const others = bySquad.get(undefined);
  return others ? [...groups, { squad: undefined, members: others }] : groups;
}
