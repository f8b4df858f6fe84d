import { type Kysely, sql } from 'kysely';

const tables = `
CREATE TABLE post (
  district text NOT NULL REFERENCES district ON DELETE CASCADE,
  id uuid NOT NULL,
  number integer NOT NULL,
  version integer NOT NULL,
  shown_version integer,
  publish_at timestamptz,
  withdrawn_at timestamptz,
  PRIMARY KEY (district, id),
  UNIQUE (district, number)
);
CREATE TABLE post_version (
  district text NOT NULL,
  post uuid NOT NULL,
  version integer NOT NULL,
  content jsonb NOT NULL,
  pictures text[] NOT NULL,
  saved_at timestamptz NOT NULL,
  saved_by uuid NOT NULL,
  PRIMARY KEY (district, post, version),
  FOREIGN KEY (district, post) REFERENCES post ON DELETE CASCADE
);
CREATE TABLE post_picture (
  district text NOT NULL REFERENCES district ON DELETE CASCADE,
  photo text COLLATE "C" NOT NULL,
  consent text NOT NULL,
  width integer NOT NULL,
  height integer NOT NULL,
  added_at timestamptz NOT NULL,
  added_by uuid NOT NULL,
  taken_back_at timestamptz,
  taken_back_by uuid,
  PRIMARY KEY (district, photo)
);
`;

/** Keeps posts with all their versions, and the pictures that they may show. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(tables).execute(db);
}
