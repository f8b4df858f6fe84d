import { type Kysely, sql } from 'kysely';

const tables = `
CREATE TABLE certificate (
  district text NOT NULL REFERENCES district ON DELETE CASCADE,
  number text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  member uuid NOT NULL,
  period_from date NOT NULL,
  period_until date NOT NULL,
  issued_at timestamptz NOT NULL,
  issued_by uuid NOT NULL,
  minutes integer NOT NULL,
  content text NOT NULL,
  digest bytea NOT NULL,
  key integer NOT NULL,
  signature bytea NOT NULL,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  reason text,
  PRIMARY KEY (district, number, version)
);
CREATE INDEX certificate_member ON certificate (district, member);
CREATE INDEX certificate_issued ON certificate (district, issued_at);

CREATE TABLE certificate_key (
  district text NOT NULL REFERENCES district ON DELETE CASCADE,
  id integer NOT NULL,
  public_key bytea NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (district, id)
);
`;

/** Keeps certificates of service as they were signed, and the public keys that check them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(tables).execute(db);
}
