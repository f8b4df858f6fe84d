import type { Fields } from '../../src/client/data/store-types.ts';
import { readLocalLedger } from '../../src/client/stock/local-ledger.ts';
import { addDays, dayAt, LAST_DAY } from '../../src/domain/kernel/day.ts';
import { arrivalId } from '../../src/domain/records/kinds/arrival.ts';
import { isLedgerName } from '../../src/domain/records/kinds/index.ts';
import { type FoldedRecord, isDeleted, postingsOf, textField } from '../../src/domain/records/record.ts';
import { countOf, type Holding, holdingsOf } from '../../src/domain/stock/ledger.ts';
import { recordColumns, recordFromRow } from '../../src/server/records/rows/record-row.ts';
import { readHoldings } from '../../src/server/stock/holdings.ts';
import type { Action } from './actions.ts';
import type { District } from './district.ts';
import type { Tab } from './phone.ts';
import type { Random } from './random.ts';

type Sides = readonly (readonly [string, string])[];

/**
 * What people do with materials: move, confirm, count and correct, with and without the right to.
 * @param truth the true time, milliseconds
 */
export function stockActions(
  { material, squads, people }: District,
  random: Random,
  truth: () => number,
): readonly Action[] {
  /** A day that was typed, or none: then the phone's clock says it. */
  const dated = (): Fields => (random.chance(0.5) ? { date: addDays(dayAt(truth()), -random.below(5)) } : {});
  const fieldSides: Sides = [
    ['hand', 'squad'],
    ['squad', 'hand'],
    ['hand', 'loss'],
    ['squad', 'office'],
  ] as const;
  const officeSides: Sides = [
    ['office', 'squad'],
    ['office', 'squad'],
    ['source', 'office'],
    ['source', 'hand'],
  ] as const;
  const { volunteer, mate, stranger } = people;

  async function move({ store, commands }: Tab): Promise<unknown> {
    const actor = (await store.identity())?.actor;
    const sides = random.pick(actor?.squad ? fieldSides : officeSides);
    if (!actor || !sides) return undefined;
    const [from, to] = sides;
    const isBy = (side: string) => from === side || to === side;
    const somebody = actor.squad ? actor.member : random.pick([volunteer, mate, stranger])?.member;
    const squad = actor.squad ?? (isBy('squad') ? (random.pick(squads) ?? null) : null);
    return commands.createRecord('movement', {
      ...dated(),
      ...{ material, quantity: 1 + random.below(500), from, to, squad },
      ...{ batch: random.pick(['26K3', '26J1', null]) ?? null, member: isBy('hand') ? (somebody ?? null) : null },
    });
  }

  async function confirm({ store, commands }: Tab): Promise<unknown> {
    const delivery = random.pick((await readLocalLedger(store)).toConfirm);
    if (!delivery) return undefined;
    const { movement, arrival } = delivery;
    const sent = Number(movement.fields.quantity);
    const counted = random.chance(0.5) ? sent : random.below(sent + 10);
    if (arrival) return commands.editRecord(arrival.id, { sent, counted });
    const squad = textField(movement, 'squad') ?? '';
    const fields = { ...dated(), movement: movement.id, squad, material, sent, counted };
    return commands.createRecord('arrival', fields, { id: arrivalId(movement.id, squad) });
  }

  async function count({ store, commands }: Tab): Promise<unknown> {
    const actor = (await store.identity())?.actor;
    if (!actor) return undefined;
    const at = random.pick(actor.squad ? ['hand', 'squad'] : ['office']) ?? 'office';
    const about = { squad: actor.squad, member: at === 'hand' ? actor.member : null };
    return commands.createRecord('stocktake', { ...dated(), ...about, at, material, counted: random.below(500) });
  }

  async function correct({ store, commands }: Tab): Promise<unknown> {
    const entry = random.pick((await readLocalLedger(store)).entries);
    if (!entry || !isLedgerName(entry.kind)) return undefined;
    const amount = entry.kind === 'movement' ? 'quantity' : 'counted';
    const change = random.chance(0.2) ? { deleted: true } : { [amount]: 1 + random.below(500) };
    return commands.editRecord(entry.id, { ...change, note: '数错了' });
  }

  return [
    { name: 'move copies', weight: 5, run: move },
    { name: 'confirm a delivery', weight: 4, run: confirm },
    { name: 'count copies', weight: 1, run: count },
    { name: 'correct an entry', weight: 2, run: correct },
  ];
}

/** Holdings as text, to compare. */
export const keyed = (holdings: readonly Holding[]) =>
  new Map(
    holdings.map(({ count, ...holding }) => [
      `${holding.account} ${holding.material}`,
      JSON.stringify([holding.received, holding.given, holding.receivedAtCount, holding.givenAtCount, count?.id]),
    ]),
  );

/** Two arrivals of one delivery would post its difference twice. */
function doubleArrivals(records: readonly FoldedRecord[]): string[] {
  const seen = new Set<string>();
  return records.flatMap((record) => {
    const delivery = record.kind === 'arrival' && !isDeleted(record) && textField(record, 'movement');
    if (!delivery) return [];
    const isSecond = seen.has(delivery);
    seen.add(delivery);
    return isSecond ? [`ledger: a second arrival of ${delivery}`] : [];
  });
}

/**
 * Looks for what is wrong with the ledger: the stored one is that of the records, and what one account gave another took.
 * That phones have the same records is looked for elsewhere.
 */
export async function checkLedger({ context: { db, district } }: District): Promise<string[]> {
  const rows = await db.selectFrom('record').where('district', '=', district).select(recordColumns).execute();
  const records = rows.map(recordFromRow);
  const stored = await readHoldings(db, district, LAST_DAY);
  const found = keyed(stored);
  const expected = keyed(
    holdingsOf(
      records.flatMap(postingsOf),
      records.flatMap((record) => countOf(record) ?? []),
    ),
  );
  const differences = [...new Set([...found.keys(), ...expected.keys()])]
    .filter((key) => found.get(key) !== expected.get(key))
    .map((key) => `ledger: ${key} is ${found.get(key)}, not ${expected.get(key)}`);
  const sums = new Map<string | null, number>();
  for (const { material, received, given } of stored) sums.set(material, (sums.get(material) ?? 0) + received - given);
  const unbalanced = [...sums].flatMap(([material, sum]) =>
    sum ? [`ledger: ${material} does not balance: ${sum}`] : [],
  );
  return [...differences, ...unbalanced, ...doubleArrivals(records)];
}
