import type { Id } from '../../../../domain/kernel/id.ts';
import { searchKey } from '../../../../domain/reading/name.ts';
import { type FoldedRecord, textField } from '../../../../domain/records/record.ts';
import { compareNames } from '../../../records/compare-names.ts';
import type { LocalRecord } from '../../../state/records.ts';

export interface PeopleGroup {
  /** Undefined for people without a squad. */
  readonly squad: FoldedRecord | undefined;
  readonly members: readonly LocalRecord[];
}

const nameOf = (record: FoldedRecord): string => textField(record, 'name') ?? '';

/** Reduces a phone number to its digits, however they are grouped. */
const phoneKey = (text: string): string => searchKey(text).replace(/[^\d+]/g, '');

/**
 * Whether a person's name, number or phone contains the search text. Ignores spaces, dots, width and invisible
 * characters.
 */
function matchesPerson(record: FoldedRecord, search: string): boolean {
  const wanted = searchKey(search);
  const digits = /^[\d+() -]+$/.test(wanted) ? phoneKey(search) : '';
  return (
    ['name', 'number'].some((field) => searchKey(textField(record, field) ?? '').includes(wanted)) ||
    (digits !== '' && phoneKey(textField(record, 'phone') ?? '').includes(digits))
  );
}

/** Groups the roster by squad. Empty squads are included unless there is a search. */
export function groupPeople(
  members: readonly LocalRecord[],
  squads: readonly LocalRecord[],
  search: string,
): PeopleGroup[] {
  const found = members.filter(({ record }) => matchesPerson(record, search));
  const bySquad = new Map<Id | undefined, LocalRecord[]>();
  const known = new Set(squads.map(({ id }) => id));
  for (const one of found) {
    const squad = textField(one.record, 'squad');
    const key = squad !== undefined && known.has(squad) ? squad : undefined;
    bySquad.set(key, [...(bySquad.get(key) ?? []), one]);
  }
  const groups = [...squads]
    .sort((a, b) => compareNames(nameOf(a.record), nameOf(b.record)))
    .map(({ id, record }): PeopleGroup => ({ squad: record, members: bySquad.get(id) ?? [] }))
    .filter(({ members: own }) => own.length > 0 || searchKey(search) === '');
  const others = bySquad.get(undefined);
  return others ? [{ squad: undefined, members: others }, ...groups] : groups;
}
