import { type Kysely, sql } from 'kysely';
import { type FoldedRecord, postingsOf } from '../../domain/records/record.ts';
import { bulk } from '../platform/database/bulk.ts';
import { type Database, noId } from '../platform/database/tables.ts';
import type { StockFlowTable } from '../stock/tables.ts';

export type Flow = Omit<StockFlowTable, 'district'>;

/** Flows by `flowKey`, as totals or differences. */
export type Flows = Map<string, Flow>;

export const flowKey = ({ day, material, batch, giver, taker }: Omit<Flow, 'quantity'>): string =>
  `${day} ${material} ${batch} ${giver} ${taker}`;

/** Adds a record's postings to the flows, or subtracts them when `sign` is -1. */
export function addFlows(flows: Flows, record: FoldedRecord | undefined, sign: 1 | -1): void {
  if (!record) return;
  for (const { day, material, batch, from, to, quantity } of postingsOf(record)) {
    const flow = { day, material: material ?? noId, batch, giver: from, taker: to, quantity: sign * quantity };
    const key = flowKey(flow);
    flow.quantity += flows.get(key)?.quantity ?? 0;
    flows.set(key, flow);
  }
}

const columns = {
  day: 'date',
  material: 'uuid',
  batch: 'text',
  giver: 'text',
  taker: 'text',
  quantity: 'bigint',
} as const;

/**
 * Adds differences to the stored flows. Call it in the transaction that writes the records, under the district's lock.
 */
export async function writeFlows(db: Kysely<Database>, district: string, flows: Flows): Promise<void> {
  const changed = [...flows.values()].filter(({ quantity }) => quantity !== 0);
  if (changed.length === 0) return;
  await sql`
    INSERT INTO stock_flow (district, day, material, batch, giver, taker, quantity)
    SELECT ${district}, day, material, batch, giver, taker, quantity FROM ${bulk(changed, columns)}
    ON CONFLICT (district, day, material, giver, taker, batch)
      DO UPDATE SET quantity = stock_flow.quantity + excluded.quantity
  `.execute(db);
  const lessened = changed.filter(({ quantity }) => quantity < 0);
  if (lessened.length === 0) return;
  await sql`
    DELETE FROM stock_flow AS flow USING ${bulk(lessened, columns)}
    WHERE flow.district = ${district} AND flow.day = row.day AND flow.material = row.material
      AND flow.giver = row.giver AND flow.taker = row.taker AND flow.batch = row.batch AND flow.quantity = 0
  `.execute(db);
}
