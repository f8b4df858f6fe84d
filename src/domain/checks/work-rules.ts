import type { Day } from '../kernel/day.ts';
import { groupBy } from '../kernel/group-by.ts';
import type { Id } from '../kernel/id.ts';
import type { FieldSpec } from '../records/field.ts';
import { type ActivityName, activityNames, kindOf } from '../records/kinds/index.ts';
import { type Finding, MOST_RECORDS } from './question.ts';
import { farAbove, medianOf } from './spread.ts';

/** Records of one person and kind in a quarter from which on repetition is looked at. */
export const REPEATED_LEAST = 20;
/** Share of the same number among them. */
export const REPEATED_SHARE = 0.7;
/** How many times the peers' share it has to be. */
const REPEATED_TIMES = 2;
/** Towns and hours of one member in one day that are asked about. */
export const DAY_TOWNS = 3;
export const DAY_HOURS = 14;
/** Share of a squad's month that was entered late. */
const LATE_SHARE = 0.4;
/** A month of fewer records says nothing about its share. */
const LATE_LEAST = 5;

/** Amounts below this are no outliers: beside a usual 1, a 3 says nothing. */
const LARGE_LEAST = 10;

const isNumber = (spec: FieldSpec | undefined): boolean => spec?.type === 'count' || spec?.type === 'decimal';

function amountField(kind: ActivityName): string | undefined {
  const { headline, fields } = kindOf(kind);
  return [headline, 'attendance'].find((field) => isNumber(fields[field]));
}

/** The kinds of work with the field that holds their amount. */
export const amountFields: readonly { readonly kind: ActivityName; readonly field: string }[] = activityNames.flatMap(
  (kind) => {
    const field = amountField(kind);
    return field ? [{ kind, field }] : [];
  },
);

/** A record of work, as far as its amount is compared with others. */
export interface Amount {
  readonly id: Id;
  readonly kind: ActivityName;
  readonly squad: Id | null;
  readonly day: Day;
  readonly amount: number;
}

/**
 * Finds amounts far above those of the same kind in the same half of a month.
 * @param half the amounts of one half month, of all squads
 */
export function outliers(half: readonly Amount[]): Finding[] {
  return [...groupBy(half, ({ kind }) => kind)].flatMap(([kind, peers]) => {
    const amounts = peers.map(({ amount }) => amount);
    const isFar = farAbove(amounts);
    const usual = medianOf(amounts);
    return peers
      .filter(({ amount }) => amount >= LARGE_LEAST && isFar(amount))
      .map(({ id, squad, day, amount }) => ({
        code: 'outlier' as const,
        subject: id,
        squad,
        values: { kind, day, amount, usual },
        records: [id],
        count: 1,
      }));
  });
}

/** How often one number stands in one person's records of a kind and quarter. The person is not part of it. */
export interface Repeated {
  /** A stable name that does not tell who it is: the oldest of the records. */
  readonly oldest: Id;
  readonly kind: ActivityName;
  readonly squad: Id | null;
  /** The first day of the quarter. */
  readonly quarter: Day;
  readonly amount: number;
  readonly same: number;
  readonly all: number;
  /** The same two numbers over the other people's records. */
  readonly peersSame: number;
  readonly peersAll: number;
  readonly records: readonly Id[];
}

/** Asks about a number that fills most of a quarter, and far more of it than the peers'. Round numbers alone say nothing. */
export function repetition(found: Repeated): Finding[] {
  const { all, same, amount, kind, squad, quarter, records } = found;
  const share = same / all;
  const peers = found.peersAll > 0 ? found.peersSame / found.peersAll : 0;
  if (all < REPEATED_LEAST || share < REPEATED_SHARE || share < REPEATED_TIMES * peers) return [];
  const subject = `${found.oldest}/${quarter}`;
  const values = { kind, quarter, amount, same, all };
  return [{ code: 'repetition', subject, squad, values, records: records.slice(0, MOST_RECORDS), count: all }];
}

/** A photo that records of different days, or of different events, name. */
export interface SharedPhoto {
  readonly photo: string;
  /** Each record with the event that it is of; null for none. */
  readonly records: readonly {
    readonly id: Id;
    readonly squad: Id | null;
    readonly day: Day;
    readonly event: Id | null;
  }[];
}

/** The one squad of some records; null if they are of several. */
export function oneSquad(records: readonly { readonly squad: Id | null }[]): Id | null {
  const [first] = records;
  return first && records.every(({ squad }) => squad === first.squad) ? first.squad : null;
}

/** Asks about one photo of two days, or of two events of one day. Records of one event may share their photos. */
export function sharedPhoto({ photo, records }: SharedPhoto): Finding[] {
  const days = new Set(records.map(({ day }) => day)).size;
  const events = new Set(records.flatMap(({ event }) => event ?? [])).size;
  if (days < 2 && events < 2) return [];
  const ids = records.map(({ id }) => id);
  return [
    {
      code: days < 2 ? 'photo_events' : 'photo_twice',
      subject: photo,
      squad: oneSquad(records),
      values: { records: ids.length, ...(days < 2 ? { events } : { days }) },
      records: ids.slice(0, MOST_RECORDS),
      count: ids.length,
    },
  ];
}

/** One member's own entries of one day. The member is not part of it. */
export interface DayOfWork {
  readonly day: Day;
  readonly squad: Id | null;
  readonly towns: number;
  readonly hours: number;
  /** The oldest first. */
  readonly records: readonly Id[];
}

/** Asks about a day in three towns or above 14 hours: a place or a date may be wrong. */
export function dayPlaces({ day, squad, towns, hours, records }: DayOfWork): Finding[] {
  const [first] = records;
  if (!first || (towns < DAY_TOWNS && hours <= DAY_HOURS)) return [];
  return [
    {
      code: 'day_places',
      subject: `${first}/${day}`,
      squad,
      values: { day, towns, hours },
      records: records.slice(0, MOST_RECORDS),
      count: records.length,
    },
  ];
}

/** A squad's records of a month, and those that were entered more than a week after their day. */
export interface MonthOfSquad {
  readonly squad: Id;
  /** The first day of the month. */
  readonly month: Day;
  readonly all: number;
  readonly late: number;
}

export function lateShare({ squad, month, all, late }: MonthOfSquad): Finding[] {
  if (all < LATE_LEAST || late <= LATE_SHARE * all) return [];
  return [
    { code: 'late_share', subject: `${squad}/${month}`, squad, values: { month, all, late }, records: [], count: all },
  ];
}

/** A place's households in the register, and the highest number that a record of the year says of it. */
export interface Households {
  readonly place: Id;
  readonly squad: Id | null;
  readonly households: number;
  readonly highest: number;
  /** The records with more than the register has. */
  readonly records: readonly Id[];
}

const overHouseholds =
  (code: 'pledge_over_households' | 'visit_over_households') =>
  (year: number, { place, squad, households, highest, records }: Households): Finding[] =>
    highest <= households
      ? []
      : [
          {
            code,
            subject: `${place}/${year}`,
            squad,
            values: { place, households, highest },
            records: records.slice(0, MOST_RECORDS),
            count: records.length,
          },
        ];

/** Of a place and year the highest signed number that stands is compared, never the sum of several rounds. */
export const pledgeOverHouseholds = overHouseholds('pledge_over_households');
export const visitOverHouseholds = overHouseholds('visit_over_households');

/** A material's copies over a year, by the ledger. */
export interface MaterialYear {
  readonly material: Id;
  readonly opening: number;
  readonly entered: number;
  readonly distributed: number;
  /** Copies that are left, with what stocktakes found. */
  readonly left: number;
}

/** Compares what was handed out with what there was: opening stock, printed and received. */
export function handedOut(year: number, { material, opening, entered, distributed, left }: MaterialYear): Finding[] {
  if (distributed <= 0 || left >= 0) return [];
  const code = opening === 0 && entered === 0 ? 'opening_missing' : 'handed_over_stock';
  const values = { material, opening, entered, distributed, left };
  return [{ code, subject: `${material}/${year}`, squad: null, values, records: [material], count: 1 }];
}

/** The copies of a material that a squad, or the office, holds by the ledger. */
export interface Held {
  readonly squad: Id | null;
  readonly material: Id;
  readonly received: number;
  readonly given: number;
  readonly balance: number;
}

export const stockBelowZero = ({ squad, material, received, given, balance }: Held): Finding[] =>
  balance >= 0
    ? []
    : [
        {
          code: 'stock_below_zero',
          subject: `${squad ?? 'office'}/${material}`,
          squad,
          values: { material, received, given, balance },
          records: [],
          count: 0,
        },
      ];
