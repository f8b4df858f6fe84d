import type { Id } from '../../domain/kernel/id.ts';
import { memberAccount } from '../../domain/records/posting.ts';
import { type FoldedRecord, postingsOf, textField } from '../../domain/records/record.ts';
import { balanceOf, countOf, type Holding, holdingsOf } from '../../domain/stock/ledger.ts';
import type { Store } from '../data/store.ts';

/** More leaflets than a squad hands out in two years, which is what a phone has. */
const MAX_LEAFLETS = 20_000;

/** The ledger by this phone's records, unsent ones included: those of its squad of this year and last. */
export interface LocalLedger {
  readonly holdings: readonly Holding[];
  /** Movements to a squad, newest first, that nobody has confirmed. */
  readonly toConfirm: readonly FoldedRecord[];
}

export async function readLocalLedger(store: Store): Promise<LocalLedger> {
  const [movements, arrivals, stocktakes, leaflets] = await Promise.all([
    store.references('movement'),
    store.references('arrival'),
    store.references('stocktake'),
    store.activities('leaflet', MAX_LEAFLETS),
  ]);
  const records = [movements, arrivals, stocktakes, leaflets].flat().map(({ record }) => record);
  const confirmed = new Set(arrivals.map(({ record }) => textField(record, 'movement')));
  return {
    holdings: holdingsOf(
      records.flatMap(postingsOf),
      records.flatMap((record) => countOf(record) ?? []),
    ),
    toConfirm: movements
      .map(({ record }) => record)
      .filter(({ id, fields }) => fields.to === 'squad' && fields.from !== 'hand' && !confirmed.has(id))
      .reverse(),
  };
}

/** More records than a member writes in two years. */
const MAX_OWN = 5_000;

/**
 * Returns the copies of a material that a member holds by this phone's knowledge. The leaflets are only read if the
 * member ever got or counted some, which few forms have to wait for.
 * @returns undefined if nothing was ever entered
 */
export async function heldBy(store: Store, member: Id, material: Id): Promise<number | undefined> {
  const account = memberAccount(member);
  const [movements, stocktakes] = await Promise.all([store.references('movement'), store.references('stocktake')]);
  const entries = [...movements, ...stocktakes]
    .map(({ record }) => record)
    .filter(({ fields }) => fields.member === member && fields.material === material);
  if (entries.length === 0) return undefined;
  const records = [...entries, ...(await store.recordsOf(member, MAX_OWN)).map(({ record }) => record)];
  const own = holdingsOf(
    records.flatMap(postingsOf),
    records.flatMap((record) => countOf(record) ?? []),
  ).find((holding) => holding.account === account && holding.material === material);
  return own && balanceOf(own);
}
