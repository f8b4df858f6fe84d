import { verifyFigures } from '../../src/server/figures/rebuild.ts';
import type { World } from './e2e-world.ts';

/** Amounts of all leaflets that the server holds, by change and by record, and what does not agree with the rebuild. */
export async function leafletsOnServer(world: World) {
  const { db, district } = world.context();
  const amounts = async (table: 'change' | 'record'): Promise<number[]> => {
    const rows = await db.selectFrom(table).where('kind', '=', 'leaflet').select('fields').execute();
    return rows.map(({ fields }) => Number(fields.quantity)).sort((a, b) => a - b);
  };
  const { differences } = await verifyFigures(db, district);
  return { changes: await amounts('change'), records: await amounts('record'), differences };
}
