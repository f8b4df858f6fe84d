import type { Actor } from '../../domain/kernel/actor.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { type Account, memberAccount, squadAccount } from '../../domain/records/posting.ts';
import { type FoldedRecord, postingsOf, recordDay, textField } from '../../domain/records/record.ts';
import { balanceOf, countOf, type Holding, holdingsOf, isDelivery } from '../../domain/stock/ledger.ts';
import type { Store } from '../data/store.ts';
import type { LocalRecord } from '../data/store-types.ts';

/** More leaflets than a squad hands out in two years, which is what a phone has. */
const MAX_LEAFLETS = 20_000;

/** The ledger by this phone's records, unsent ones included: those of its squad of this year and last. */
export interface LocalLedger {
  readonly holdings: readonly Holding[];
  /** Deliveries, newest first, that nobody has confirmed, or only with another number of copies sent. */
  readonly toConfirm: readonly Delivery[];
  /** Movements, arrivals and stocktakes, newest first. */
  readonly entries: readonly LocalRecord[];
}

export interface Delivery {
  readonly movement: FoldedRecord;
  /** Its arrival, if the movement was corrected after it. */
  readonly arrival: FoldedRecord | undefined;
}

const orderOf = ({ record }: LocalRecord): string => `${recordDay(record)} ${record.created}`;

export async function readLocalLedger(store: Store): Promise<LocalLedger> {
  const [movements, arrivals, stocktakes, leaflets] = await Promise.all([
    store.references('movement'),
    store.references('arrival'),
    store.references('stocktake'),
    store.activities('leaflet', MAX_LEAFLETS),
  ]);
  const records = [movements, arrivals, stocktakes, leaflets].flat().map(({ record }) => record);
  const confirmed = new Map(arrivals.map(({ record }) => [textField(record, 'movement'), record]));
  return {
    holdings: holdingsOf(
      records.flatMap(postingsOf),
      records.flatMap((record) => countOf(record) ?? []),
    ),
    toConfirm: movements
      .map(({ record }) => ({ movement: record, arrival: confirmed.get(record.id) }))
      .filter(({ movement, arrival }) => isDelivery(movement) && arrival?.fields.sent !== movement.fields.quantity)
      .reverse(),
    entries: [...movements, ...arrivals, ...stocktakes].sort((a, b) => (orderOf(a) < orderOf(b) ? 1 : -1)),
  };
}

/** More records than a member writes in two years. */
const MAX_OWN = 5_000;

/** Where a member's leaflets of a material come from, by this phone's knowledge. */
export interface Supply {
  /** Copies that the member holds; undefined if the member never got or counted any. */
  readonly held: number | undefined;
  /** The holder whose copies are handed out, and the batch that this holder got last. */
  readonly from: 'hand' | 'squad';
  readonly batch: string | undefined;
}

/**
 * Finds out where a member's leaflets come from. Leaflets are only read if the member ever got or counted some, so that
 * most forms do not wait for them.
 */
export async function supplyOf(store: Store, { member, squad }: Actor, material: Id): Promise<Supply> {
  const account = memberAccount(member);
  const [movements, stocktakes] = await Promise.all([store.references('movement'), store.references('stocktake')]);
  const [moved, counted] = [movements, stocktakes].map((list) =>
    list.map(({ record }) => record).filter(({ fields }) => fields.material === material),
  ) as [FoldedRecord[], FoldedRecord[]];
  const lastBatch = (to: Account) =>
    moved.flatMap((record) => postingsOf(record).filter((posting) => posting.to === to && posting.batch)).at(-1)?.batch;
  const own = [...moved, ...counted].filter(({ fields }) => fields.member === member);
  const records = own.length ? [...own, ...(await store.recordsOf(member, MAX_OWN)).map(({ record }) => record)] : [];
  const holding = holdingsOf(
    records.flatMap(postingsOf),
    records.flatMap((record) => countOf(record) ?? []),
  ).find((each) => each.account === account && each.material === material);
  const held = holding && balanceOf(holding);
  if (held !== undefined && held > 0) return { held, from: 'hand', batch: lastBatch(account) };
  return { held, from: 'squad', batch: squad ? lastBatch(squadAccount(squad)) : undefined };
}
