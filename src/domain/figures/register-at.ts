import { readClock } from '../kernel/clock.ts';
import { type Day, dayAt } from '../kernel/day.ts';
import { groupBy } from '../kernel/group-by.ts';
import type { AppliedChange } from '../records/change.ts';
import { fold } from '../records/fold.ts';
import type { KindName } from '../records/kinds/index.ts';
import { type FoldedRecord, isDeleted } from '../records/record.ts';

interface Counted {
  readonly kind: KindName;
  readonly field?: string;
  readonly values?: readonly unknown[];
}

/** The records of the register that each figure counts. */
const counted = {
  'place.towns': { kind: 'place', field: 'form', values: ['town'] },
  'place.villages': { kind: 'place', field: 'form', values: ['village'] },
  'squad.count': { kind: 'squad' },
  'people.volunteers': { kind: 'member', field: 'role', values: ['volunteer', 'leader'] },
} as const satisfies Readonly<Record<string, Counted>>;

export type RegisterFigure = keyof typeof counted;
export const registerFigures = Object.keys(counted) as readonly RegisterFigure[];

export const isRegisterFigure = (id: string): id is RegisterFigure => Object.hasOwn(counted, id);

/** The kinds whose changes `registerAt` needs. */
export const registerKinds: readonly KindName[] = [...new Set(Object.values(counted).map(({ kind }) => kind))];

const isCounted = (record: FoldedRecord, { kind, field, values }: Counted): boolean =>
  record.kind === kind && !isDeleted(record) && (!field || !values || values.includes(record.fields[field]));

/**
 * Counts the register as it stood at the end of a day, from the changes of its kinds. A change belongs to the day of its
 * effective clock, so the answer for a past day stays the same unless a late phone sends a change of before.
 */
export function registerAt(changes: Iterable<AppliedChange>, day: Day): Readonly<Record<RegisterFigure, number>> {
  const until = [...changes].filter(({ effective }) => dayAt(readClock(effective).wall) <= day);
  const records = [...groupBy(until, ({ record }) => record).values()].flatMap((each) => fold(each) ?? []);
  return Object.fromEntries(
    registerFigures.map((figure) => [figure, records.filter((record) => isCounted(record, counted[figure])).length]),
  ) as Record<RegisterFigure, number>;
}
