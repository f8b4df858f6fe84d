import { type Kysely, sql } from 'kysely';

/** Indexes the kinds that are listed whole, so that reading a few campaigns does not pass all field work. */
const index = `
DROP INDEX record_kind;
CREATE INDEX record_kind ON record (district, kind) WHERE kind IN
  ('squad', 'member', 'place', 'material', 'campaign', 'statement', 'explanation', 'arrival', 'stocktake');
`;

export const up = async <T>(db: Kysely<T>): Promise<void> => {
  await sql.raw(index).execute(db);
};
