import { type Kysely, sql } from 'kysely';

/**
 * Indexes start with the most selective column. Entries are compared column by column, so a leading district would be
 * compared each time and lengthen every entry. A day's evidence is sorted when read, so its index need not order it.
 */
const indexes = `
ALTER TABLE change DROP CONSTRAINT change_pkey, ADD CONSTRAINT change_pkey PRIMARY KEY (id, district);
ALTER TABLE change DROP CONSTRAINT change_device_seq,
  ADD CONSTRAINT change_device_seq UNIQUE (device, device_seq, district);

DROP INDEX change_edit;
CREATE INDEX change_edit ON change (record, district) WHERE record <> id;

ALTER TABLE record DROP CONSTRAINT record_pkey, ADD CONSTRAINT record_pkey PRIMARY KEY (id, district);

DROP INDEX record_scope;
CREATE INDEX record_scope ON record (scope, district, seq);

DROP INDEX record_evidence;
CREATE INDEX record_evidence ON record (kind, district, day) WHERE day IS NOT NULL AND NOT deleted;
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(indexes).execute(db);
}
