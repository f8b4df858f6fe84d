import { type Clock, isUnsureClock, readClock } from '../kernel/clock.ts';
import { type Day, dayAt, LAST_DAY } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { type Account, accountOf, OFFICE, type Posting, sides } from '../records/posting.ts';
import { type FoldedRecord, isDateUnsure, isDeleted, recordDay, textField } from '../records/record.ts';

/** A stocktake: the copies of a material that were in an account when it was saved. */
export interface Count {
  readonly id: Id;
  readonly account: Account;
  readonly material: Id;
  readonly day: Day;
  readonly counted: number;
  /** The clock of its creation: of two stocktakes of a day the later one holds. */
  readonly created: Clock;
}

/** An account's copies of one material. */
export interface Holding {
  readonly account: Account;
  readonly material: Id | null;
  /** Copies that came in and went out, by the postings alone. */
  readonly received: number;
  readonly given: number;
  /** The last stocktake; undefined if the account was never counted. */
  readonly count: Count | undefined;
  /** Copies that came in and went out before that stocktake; 0 without one. */
  readonly receivedAtCount: number;
  readonly givenAtCount: number;
}

/** Returns the stocktake that a record states: none while it is deleted or has an unsure date. */
export function countOf(record: FoldedRecord): Count | undefined {
  const { id, kind, fields, created } = record;
  const [day, material] = [recordDay(record), textField(record, 'material')];
  if (kind !== 'stocktake' || isDeleted(record) || isDateUnsure(record) || !day || !material) return undefined;
  const side = sides.find((each) => each === fields.at);
  const account = side && accountOf(side, { squad: textField(record, 'squad'), member: textField(record, 'member') });
  return account ? { id, account, material, day, counted: Number(fields.counted), created } : undefined;
}

/** Tells whether a record is a delivery, which the squad confirms. What a member returns is not. */
export const isDelivery = ({ kind, fields }: Pick<FoldedRecord, 'kind' | 'fields'>): boolean =>
  kind === 'movement' && fields.to === 'squad' && fields.from !== 'hand';

type Book = Pick<Holding, 'received' | 'given'>;

/** Copies by the postings alone. */
export const bookOf = ({ received, given }: Book): number => received - given;

/** The difference that a stocktake found: copies counted less those by the postings before it. */
export const varianceOf = ({
  count,
  receivedAtCount,
  givenAtCount,
}: Pick<Holding, 'count' | 'receivedAtCount' | 'givenAtCount'>): number =>
  count ? count.counted - (receivedAtCount - givenAtCount) : 0;

/** The copies in an account: as counted, with what was posted after that. It may be below 0, and is shown so. */
export const balanceOf = (holding: Holding): number => bookOf(holding) + varianceOf(holding);

/** Tells whether an entry was saved on its own day, so that its clock orders it within that day. */
const isTimely = ({ day, created }: { readonly day: Day; readonly created: Clock }): boolean =>
  !isUnsureClock(created) && dayAt(readClock(created).wall) === day;

/**
 * Tells whether a stocktake has counted a posting already. Within a day the moment of saving decides. A posting of that
 * day that was entered afterwards is in what was counted, and a stocktake entered afterwards is of the end of its day.
 */
export function isBefore(posting: Pick<Posting, 'day' | 'created'>, count: Pick<Count, 'day' | 'created'>): boolean {
  if (posting.day !== count.day) return posting.day < count.day;
  return !isTimely(posting) || !isTimely(count) || posting.created < count.created;
}

/** Identifies an account's copies of a material. */
export const holdingKey = (account: Account, material: Id | null): string => `${account} ${material ?? ''}`;

const isLater = (a: Count, b: Count): boolean =>
  [a.day, a.created, a.id].join(' ') > [b.day, b.created, b.id].join(' ');

/** Returns the last stocktake of each account and material. */
export function lastCounts(counts: readonly Count[]): Map<string, Count> {
  const last = new Map<string, Count>();
  for (const count of counts) {
    const key = holdingKey(count.account, count.material);
    const known = last.get(key);
    if (!known || isLater(count, known)) last.set(key, count);
  }
  return last;
}

/**
 * Adds up a ledger. The order of postings and stocktakes has no effect.
 * @param upTo the last day that counts
 */
export function holdingsOf(postings: readonly Posting[], counts: readonly Count[], upTo: Day = LAST_DAY): Holding[] {
  const last = lastCounts(counts.filter(({ day }) => day <= upTo));
  const holdings = new Map<string, { -readonly [K in keyof Holding]: Holding[K] }>();
  const at = (account: Account, material: Id | null) => {
    const key = holdingKey(account, material);
    const known = holdings.get(key);
    if (known) return known;
    const holding = {
      account,
      material,
      received: 0,
      given: 0,
      count: last.get(key),
      receivedAtCount: 0,
      givenAtCount: 0,
    };
    holdings.set(key, holding);
    return holding;
  };
  for (const { account, material } of last.values()) at(account, material);
  for (const posting of postings) {
    const { day, material, from, to, quantity } = posting;
    if (day > upTo) continue;
    const [giver, taker] = [at(from, material), at(to, material)];
    giver.given += quantity;
    taker.received += quantity;
    if (giver.count && isBefore(posting, giver.count)) giver.givenAtCount += quantity;
    if (taker.count && isBefore(posting, taker.count)) taker.receivedAtCount += quantity;
  }
  return [...holdings.values()];
}

/** Tells whether somebody holds copies in an account: the office, a squad or a member. */
export const isHeld = (account: Account): boolean => account === OFFICE || account.includes('/');

/**
 * Tells whether an account is asked about: its balance is below 0, and it once received or counted this material. An
 * account without any entry is not kept yet, so that its leaflets raise no question.
 */
export const isQuestion = (holding: Holding): boolean =>
  isHeld(holding.account) &&
  holding.material !== null &&
  (holding.received > 0 || holding.count !== undefined) &&
  balanceOf(holding) < 0;
