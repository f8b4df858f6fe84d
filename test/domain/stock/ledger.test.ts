import { describe, expect, it } from 'vitest';
import { type Random, seededRandom } from '../../../src/demo/random.ts';
import { makeClock, readClock } from '../../../src/domain/kernel/clock.ts';
import { startOfDay } from '../../../src/domain/kernel/day.ts';
import type { FieldValue } from '../../../src/domain/records/field.ts';
import type { KindName } from '../../../src/domain/records/kinds/index.ts';
import { memberAccount, OFFICE, type Posting, squadAccount } from '../../../src/domain/records/posting.ts';
import { contributionsOf, type FoldedRecord, postingsOf } from '../../../src/domain/records/record.ts';
import {
  balanceOf,
  bookOf,
  countOf,
  type Holding,
  holdingsOf,
  isHeld,
  isQuestion,
  varianceOf,
} from '../../../src/domain/stock/ledger.ts';
import { idOf } from '../../support/arbitraries.ts';

const DAY_MS = 86_400_000;

const [folder, booklet] = [idOf(1), idOf(2)];
const [squad, other] = [idOf(11), idOf(12)];
const [ann, bo] = [idOf(21), idOf(22)];

let made = 100;
/** A record written on a day after all others, or at a given moment. */
function recordOf(
  kind: KindName,
  fields: Record<string, FieldValue>,
  id = idOf(++made),
  wall = startOfDay('2026-12-01') + made * 1000,
): FoldedRecord {
  const created = makeClock({ wall, counter: 0, node: id.slice(-12) });
  const clocks = Object.fromEntries(Object.keys(fields).map((field) => [field, created]));
  return { id, kind, fields, clocks, author: ann, created };
}

const returned = (record: FoldedRecord): FoldedRecord => ({
  ...record,
  fields: { ...record.fields, review: { verdict: 'returned', reason: '核对', of: record.created } },
});

function randomRecord(random: Random): FoldedRecord {
  const day = `2026-06-0${random.int(1, 9)}`;
  const common = {
    date: day,
    material: random.pick([folder, booklet]),
    batch: random.pick(['26K3', '26J1', null]),
    squad: random.pick([squad, other]),
    member: random.pick([ann, bo]),
  };
  const make = random.pick<() => FoldedRecord>([
    () =>
      recordOf('material', { name: '折页', date: day, opening: random.int(0, 90), printed: random.int(0, 90) }, folder),
    () => recordOf('leaflet', { ...common, quantity: random.int(1, 50), from: random.pick(['hand', 'squad', null]) }),
    () => recordOf('leaflet', { date: day, quantity: random.int(1, 50), squad: random.pick([squad, null]) }),
    () =>
      recordOf('movement', {
        ...common,
        quantity: random.int(1, 50),
        from: random.pick(['source', 'office', 'squad', 'hand', 'loss']),
        to: random.pick(['source', 'office', 'squad', 'hand', 'loss']),
        reason: random.pick(['printed', 'late', null]),
      }),
    () =>
      recordOf('arrival', {
        ...common,
        sent: random.int(1, 50),
        counted: random.int(0, 50),
        missing: random.pick(['loss', 'office', null]),
      }),
    () =>
      recordOf('stocktake', { ...common, at: random.pick(['hand', 'squad', 'office']), counted: random.int(0, 99) }),
  ]);
  const untimed = make();
  const { kind, fields, id } = untimed;
  // Half of the entries are saved on their own day.
  const isTimely = random.chance(0.5);
  const record = isTimely ? recordOf(kind, fields, id, startOfDay(day) + random.int(0, DAY_MS - 1)) : untimed;
  if (random.chance(0.05)) return { ...record, fields: { ...record.fields, deleted: true } };
  return random.chance(0.05) ? returned(record) : record;
}

const shuffle = <T>(random: Random, items: readonly T[]): T[] =>
  items
    .map((item) => ({ item, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);

/** The last version of each record. */
const latest = (records: readonly FoldedRecord[]): FoldedRecord[] => [
  ...new Map(records.map((record) => [record.id, record])).values(),
];

const sidesOf = ({ material, batch, from, to, quantity }: Posting) => [
  { account: from, material, batch, amount: -quantity },
  { account: to, material, batch, amount: quantity },
];

/** The place of an entry in the order of a ledger, said once more: by day, then by the moment of saving on that day. */
function placeOf({ day, created }: { readonly day: string; readonly created: string }, isCount: boolean): string {
  const wall = readClock(created).wall - startOfDay(day);
  const isTimely = wall >= 0 && wall < DAY_MS;
  return `${day} ${isTimely ? `m${created}` : isCount ? 'z' : 'a'}`;
}

/** Adds up records as a phone or server does that may get each of them several times, by id. */
function add(records: readonly FoldedRecord[], upTo?: string): Holding[] {
  const once = latest(records);
  return holdingsOf(
    once.flatMap(postingsOf),
    once.flatMap((record) => countOf(record) ?? []),
    upTo,
  );
}

const inOrder = (holdings: readonly Holding[]): Holding[] =>
  [...holdings].sort((a, b) => (`${a.account} ${a.material}` < `${b.account} ${b.material}` ? -1 : 1));

const total = (holdings: readonly Holding[], of: (holding: Holding) => number): number =>
  holdings.reduce((sum, holding) => sum + of(holding), 0);

describe('20,000 random ledgers', () => {
  const random = seededRandom(13);
  const ledgers = Array.from({ length: 20_000 }, () =>
    Array.from({ length: random.int(1, 12) }, () => randomRecord(random)),
  );

  /** The ledgers that break a rule. An assertion for each number would take most of the test's time. */
  const breaking = (isRight: (records: readonly FoldedRecord[]) => boolean) =>
    ledgers.filter((records) => !isRight(records)).slice(0, 1);

  it('sum to nothing over all accounts, for each material and batch', () => {
    const isAccount = (text: string) => /^(?:source|office|public|loss|(?:squad|member)\/.{36})$/.test(text);
    const isRight = (records: readonly FoldedRecord[]) => {
      const sums = new Map<string, number>();
      for (const { account, material, batch, amount } of records.flatMap(postingsOf).flatMap(sidesOf)) {
        if (!isAccount(account)) return false;
        const key = `${material} ${batch} ${account}`;
        sums.set(key, (sums.get(key) ?? 0) + amount);
      }
      const totals = new Map<string, number>();
      for (const [key, sum] of sums) {
        const [material, batch] = key.split(' ');
        totals.set(`${material} ${batch}`, (totals.get(`${material} ${batch}`) ?? 0) + sum);
      }
      return [...totals.values()].every((sum) => sum === 0);
    };
    expect(breaking(isRight)).toEqual([]);
  });

  it('are the same in any order, with repetitions', () => {
    const isRight = (records: readonly FoldedRecord[]) => {
      const once = latest(records);
      const again = shuffle(random, [...once, ...once.slice(0, random.int(0, once.length))]);
      return JSON.stringify(inOrder(add(again))) === JSON.stringify(inOrder(add(records)));
    };
    expect(breaking(isRight)).toEqual([]);
  });

  it('balance: what came in is held, given out or lost', () => {
    const isRight = (records: readonly FoldedRecord[]) => {
      const holdings = add(records);
      const at = (account: string) => holdings.filter((holding) => holding.account === account);
      const held = holdings.filter(({ account }) => isHeld(account));
      const found = total(held, varianceOf);
      const rest = total(held, balanceOf) + total(at('public'), bookOf) + total(at('loss'), bookOf);
      // A stocktake that finds fewer copies has found a loss.
      return rest - found === 0 - total(at('source'), bookOf);
    };
    expect(breaking(isRight)).toEqual([]);
  });

  it('give the public as many copies as the figure of leaflets says', () => {
    const isRight = (records: readonly FoldedRecord[]) => {
      const figure = latest(records)
        .flatMap(contributionsOf)
        .reduce((sum, { figure, quantity }) => sum + (figure === 'leaflet.distributed' ? quantity : 0), 0);
      return (
        total(
          add(records).filter(({ account }) => account === 'public'),
          balanceOf,
        ) === figure
      );
    };
    expect(breaking(isRight)).toEqual([]);
  });

  it('say after a stocktake what was counted and what was posted later, also when it came late', () => {
    const isRight = (records: readonly FoldedRecord[]) =>
      add(records).every((holding) => {
        const { account, material, count } = holding;
        if (!count) return balanceOf(holding) === bookOf(holding);
        const later = latest(records)
          .flatMap(postingsOf)
          .filter(({ from, to, ...posting }) => [from, to].includes(account) && posting.material === material)
          .filter((posting) => placeOf(posting, false) > placeOf(count, true))
          .flatMap(sidesOf)
          .filter((side) => side.account === account && side.material === material)
          .reduce((sum, { amount }) => sum + amount, 0);
        return balanceOf(holding) === count.counted + later;
      });
    expect(breaking(isRight)).toEqual([]);
  });
});

describe('a pile of two batches', () => {
  it('has the right total, while its batches are not those in the books: it is counted as a whole', () => {
    const random = seededRandom(7);
    const at = squadAccount(squad);
    const moved = (batch: string, quantity: number, day: string) =>
      recordOf('movement', { date: day, material: folder, batch, quantity, from: 'office', to: 'squad', squad });
    const squads = Array.from({ length: 1_000 }, () => {
      const inPile: Record<string, number> = { '26J1': random.int(1, 9) * 50, '26K3': random.int(1, 9) * 50 };
      const [first = 0, second = 0] = Object.values(inPile);
      const records = [moved('26J1', first, '2026-06-01'), moved('26K3', second, '2026-06-05')];
      for (let day = 2; day <= 9; day++) {
        // A phone names the batch that the squad got last; the hand takes what lies on top.
        const batch = day < 5 ? '26J1' : '26K3';
        const taken = day < 5 || random.chance(0.5) ? '26J1' : '26K3';
        const quantity = Math.min(random.int(5, 25), inPile[taken] ?? 0);
        if (quantity === 0) continue;
        inPile[taken] = (inPile[taken] ?? 0) - quantity;
        records.push(recordOf('leaflet', { date: `2026-06-0${day}`, material: folder, batch, quantity, squad }));
      }
      const postings = records.flatMap(postingsOf);
      const book = (batch: string) => {
        const holding = holdingsOf(
          postings.filter((posting) => posting.batch === batch),
          [],
        ).find((each) => each.account === at);
        return holding ? bookOf(holding) : 0;
      };
      const total = holdingsOf(postings, []).find(({ account }) => account === at);
      return {
        isTotalRight:
          total !== undefined && bookOf(total) === Object.values(inPile).reduce((sum, left) => sum + left, 0),
        areBatchesRight: Object.entries(inPile).every(([batch, left]) => book(batch) === left),
      };
    });
    expect(squads.every(({ isTotalRight }) => isTotalRight)).toBe(true);
    const wrong = squads.filter(({ areBatchesRight }) => !areBatchesRight).length;
    expect(wrong).toBeGreaterThan(900);
  });
});

describe('the ledger', () => {
  const holding = (records: readonly FoldedRecord[], account: string): Holding | undefined =>
    add(records).find((each) => each.account === account && each.material === folder);
  const printed = recordOf('movement', {
    date: '2026-05-01',
    material: folder,
    quantity: 900,
    from: 'source',
    to: 'office',
  });
  const issued = recordOf('movement', {
    date: '2026-05-02',
    material: folder,
    quantity: 100,
    from: 'office',
    to: 'squad',
    squad,
  });
  const given = (quantity: number, fields: Record<string, FieldValue> = {}) =>
    recordOf('leaflet', { date: '2026-05-03', material: folder, quantity, squad, member: ann, ...fields });

  it('takes leaflets from the member, the squad, or the office', () => {
    const giver = (fields: Record<string, FieldValue>) => postingsOf(given(5, fields))[0]?.from;
    expect(giver({ from: 'hand' })).toBe(memberAccount(ann));
    expect(giver({ from: 'squad' })).toBe(squadAccount(squad));
    expect(giver({})).toBe(squadAccount(squad));
    expect(giver({ squad: null })).toBe(OFFICE);
    expect(giver({ from: 'hand', member: null })).toBe(squadAccount(squad));
  });

  it('posts nothing of a record that is deleted, sent back or of an unsure date', () => {
    const record = given(5);
    const unsure = { ...record, fields: { ...record.fields, date: '2027-05-03' } };
    const deleted = { ...record, fields: { ...record.fields, deleted: true } };
    for (const each of [unsure, deleted, returned(record)]) {
      expect(postingsOf(each)).toEqual([]);
      expect(contributionsOf(each)).toEqual([]);
    }
    expect(postingsOf(record)).toHaveLength(1);
  });

  it('counts the opening stock before the year and the first print on its day', () => {
    const material = recordOf('material', { name: '折页', date: '2026-03-01', opening: 40, printed: 60 }, folder);
    expect(postingsOf(material).map(({ day, quantity }) => [day, quantity])).toEqual([
      ['2025-12-31', 40],
      ['2026-03-01', 60],
    ]);
  });

  it('posts the difference of an arrival to loss or back to the office', () => {
    const arrival = (counted: number, missing?: string) =>
      postingsOf(
        recordOf('arrival', {
          ...{ date: '2026-05-03', movement: issued.id, squad, material: folder, sent: 100, counted },
          missing: missing ?? null,
        }),
      ).map(({ from, to, quantity }) => [from, to, quantity]);
    const at = squadAccount(squad);
    expect(arrival(100)).toEqual([]);
    expect(arrival(80)).toEqual([[at, 'office', 20]]);
    expect(arrival(80, 'loss')).toEqual([[at, 'loss', 20]]);
    expect(arrival(130)).toEqual([['office', at, 30]]);
  });

  it('lets a late movement reduce the difference that a stocktake found', () => {
    const counted = recordOf('stocktake', { date: '2026-05-04', at: 'squad', squad, material: folder, counted: 60 });
    const before = holding([printed, issued, given(10), counted], squadAccount(squad)) as Holding;
    expect([balanceOf(before), varianceOf(before)]).toEqual([60, -30]);
    const late = holding([printed, issued, given(10), counted, given(30)], squadAccount(squad)) as Holding;
    expect([balanceOf(late), varianceOf(late)]).toEqual([60, 0]);
  });

  describe('of a day with a stocktake and a return', () => {
    const account = squadAccount(squad);
    const HOUR_MS = 3_600_000;
    const day = '2026-05-04';
    const back = { date: day, material: folder, quantity: 30, from: 'squad', to: 'office', squad };
    const count = (counted: number, hour: number) =>
      recordOf(
        'stocktake',
        { date: day, at: 'squad', squad, material: folder, counted },
        idOf(++made),
        startOfDay(day) + hour * HOUR_MS,
      );
    const moved = (hour: number, fields: Record<string, FieldValue> = {}) =>
      recordOf('movement', { ...back, ...fields }, idOf(++made), startOfDay(day) + hour * HOUR_MS);
    const inEitherOrder = (...entries: FoldedRecord[]) =>
      [entries, [...entries].reverse()].map((each) =>
        balanceOf(holding([printed, issued, ...each], account) as Holding),
      );

    it('takes from the count what was returned after it, and nothing of what was returned before', () => {
      expect(inEitherOrder(count(90, 10), moved(11))).toEqual([60, 60]);
      expect(inEitherOrder(moved(9), count(60, 10))).toEqual([60, 60]);
      expect(inEitherOrder(moved(9), count(60, 10), moved(11, { quantity: 20 }))).toEqual([40, 40]);
    });

    it('adds what came after the count on its day', () => {
      expect(inEitherOrder(count(90, 10), moved(11, { from: 'office', to: 'squad' }))).toEqual([120, 120]);
    });

    it('takes a return for counted that was entered on another day, and a stocktake so entered for one of the evening', () => {
      expect(inEitherOrder(count(90, 10), moved(24 + 9))).toEqual([90, 90]);
      expect(inEitherOrder(count(90, 24 + 9), moved(11))).toEqual([90, 90]);
    });

    it('keeps the order when the quantity is corrected later', () => {
      const entry = moved(11);
      const corrected = {
        ...entry,
        fields: { ...entry.fields, quantity: 10 },
        clocks: { ...entry.clocks, quantity: makeClock({ wall: startOfDay('2026-06-01'), counter: 0, node: 'a' }) },
      };
      expect(inEitherOrder(count(90, 10), corrected)).toEqual([80, 80]);
    });
  });

  it('keeps the later of two stocktakes of a day', () => {
    const counts = [60, 70].map((counted) =>
      recordOf('stocktake', { date: '2026-05-04', at: 'squad', squad, material: folder, counted }),
    );
    for (const records of [counts, [...counts].reverse()])
      expect(balanceOf(holding(records, squadAccount(squad)) as Holding)).toBe(70);
  });

  it('asks about an account below zero, and never stops it at zero', () => {
    const account = squadAccount(squad);
    const short = holding([printed, issued, given(70), given(50)], account) as Holding;
    expect([balanceOf(short), isQuestion(short)]).toEqual([-20, true]);
    const late = recordOf('movement', {
      date: '2026-05-02',
      material: folder,
      quantity: 20,
      from: 'source',
      to: 'squad',
      squad,
    });
    expect(isQuestion(holding([printed, issued, given(70), given(50), late], account) as Holding)).toBe(false);
    const counted = recordOf('stocktake', { date: '2026-05-04', at: 'squad', squad, material: folder, counted: 0 });
    expect(isQuestion(holding([printed, issued, given(70), given(50), counted], account) as Holding)).toBe(false);
  });

  it('asks nothing about an account that was never used, nor about leaflets of an unnamed material', () => {
    expect(add([given(70)]).some(isQuestion)).toBe(false);
    expect(
      add([issued, given(170, { material: null })]).some((each) => each.account !== OFFICE && isQuestion(each)),
    ).toBe(false);
  });
});
