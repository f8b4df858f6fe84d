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
  /** The field that is added up; the records are counted if absent. */
  readonly sum?: string;
  /** The field that every school must have; until then nothing is known of the figure. */
  readonly by?: string;
}

/** The records of the register that each figure counts. */
const counted = {
  'place.towns': { kind: 'place', field: 'form', values: ['town'] },
  'place.villages': { kind: 'place', field: 'form', values: ['village'] },
  'place.households': { kind: 'place', field: 'form', values: ['village'], sum: 'households' },
  'place.population': { kind: 'place', field: 'form', values: ['village'], sum: 'population' },
  'edu.schools': { kind: 'place', field: 'form', values: ['school'], by: 'form' },
  'edu.primarySchools': { kind: 'place', field: 'level', values: ['primary'], by: 'level' },
  'edu.middleSchools': { kind: 'place', field: 'level', values: ['nineYear', 'junior', 'senior'], by: 'level' },
  'edu.kindergartens': { kind: 'place', field: 'level', values: ['kindergarten'], by: 'level' },
  'squad.count': { kind: 'squad' },
  'people.volunteers': { kind: 'member', field: 'role', values: ['volunteer', 'leader'] },
} as const satisfies Readonly<Record<string, Counted>>;

export type RegisterFigure = keyof typeof counted;

/** The numbers of the register; those of which nothing is known are left out. */
export type RegisterNumbers = Readonly<Partial<Record<RegisterFigure, number>>>;
export const registerFigures = Object.keys(counted) as readonly RegisterFigure[];

export const isRegisterFigure = (id: string): id is RegisterFigure => Object.hasOwn(counted, id);

/** The kinds whose changes `registerAt` needs. */
export const registerKinds: readonly KindName[] = [...new Set(Object.values(counted).map(({ kind }) => kind))];

const isCounted = (record: FoldedRecord, { kind, field, values }: Counted): boolean =>
  record.kind === kind && !isDeleted(record) && (!field || !values || values.includes(record.fields[field]));

/** Tells whether the register says what each school is: it has one, and all have the field. */
const isTold = (records: readonly FoldedRecord[], field: string): boolean => {
  const schools = records.filter(
    (record) => record.kind === 'place' && record.fields.form === 'school' && !isDeleted(record),
  );
  return schools.length > 0 && schools.every(({ fields }) => typeof fields[field] === 'string');
};

/** Counts records, or adds a field of theirs up; undefined if none has it: an unknown number is not 0. */
function amountOf(records: readonly FoldedRecord[], rule: Counted): number | undefined {
  const found = records.filter((record) => isCounted(record, rule));
  const { sum, by } = rule;
  if (by !== undefined && !isTold(records, by)) return undefined;
  if (sum === undefined) return found.length;
  const given = found.flatMap(({ fields }) => (typeof fields[sum] === 'number' ? [fields[sum]] : []));
  return given.length ? given.reduce((all, each) => all + each, 0) : undefined;
}

/**
 * Counts the register as it stood at the end of a day, from the changes of its kinds. A change belongs to the day of its
 * effective clock, so the answer for a past day stays the same unless a late phone sends a change of before.
 */
export function registerAt(changes: Iterable<AppliedChange>, day: Day): RegisterNumbers {
  const until = [...changes].filter(({ effective }) => dayAt(readClock(effective).wall) <= day);
  const records = [...groupBy(until, ({ record }) => record).values()].flatMap((each) => fold(each) ?? []);
  return Object.fromEntries(
    registerFigures.flatMap((figure) => {
      const amount = amountOf(records, counted[figure]);
      return amount === undefined ? [] : [[figure, amount]];
    }),
  );
}
