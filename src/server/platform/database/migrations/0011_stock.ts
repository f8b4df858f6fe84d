import { type Kysely, sql } from 'kysely';

/** The ledger of materials, filled with what earlier releases knew: leaflets handed out, stock and print of materials. */
const tables = `
CREATE TABLE stock_flow (
  district text NOT NULL,
  day date NOT NULL,
  material uuid NOT NULL,
  batch text COLLATE "C" NOT NULL,
  giver text COLLATE "C" NOT NULL,
  taker text COLLATE "C" NOT NULL,
  quantity bigint NOT NULL,
  PRIMARY KEY (district, day, material, giver, taker, batch)
) WITH (fillfactor = 80);

INSERT INTO stock_flow (district, day, material, batch, giver, taker, quantity)
SELECT district, day, coalesce((fields->>'material')::uuid, '00000000-0000-0000-0000-000000000000'), '',
  coalesce('squad/' || squad, 'office'), 'public', sum((fields->>'quantity')::bigint)
FROM record
WHERE kind = 'leaflet' AND NOT deleted AND NOT date_unsure AND status <> 'returned' AND day IS NOT NULL
GROUP BY 1, 2, 3, 5;

INSERT INTO stock_flow (district, day, material, batch, giver, taker, quantity)
SELECT district, on_day, id, '', 'source', 'office', sum(copies)
FROM record, LATERAL (VALUES
  (coalesce(make_date(extract(year FROM day)::int - 1, 12, 31), '2000-01-01'), (fields->>'opening')::bigint),
  (coalesce(day, '2000-01-01'), (fields->>'printed')::bigint)
) AS entry (on_day, copies)
WHERE kind = 'material' AND NOT deleted AND copies > 0
GROUP BY 1, 2, 3;
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(tables).execute(db);
}
