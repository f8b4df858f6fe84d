import { type Kysely, sql } from 'kysely';

/**
 * Photos are named by the SHA-256 of their bytes. Chunks of unfinished uploads are in the database, where every server
 * finds them and a killed server leaves nothing partial. PostgreSQL does not compress them: JPEGs do not compress.
 */
const tables = `
CREATE TABLE photo (
  district text NOT NULL,
  hash text COLLATE "C" NOT NULL,
  size int NOT NULL,
  stored boolean NOT NULL DEFAULT false,
  unnamed_since timestamptz,
  PRIMARY KEY (district, hash)
);
CREATE INDEX photo_unnamed ON photo (district, unnamed_since) WHERE unnamed_since IS NOT NULL;

CREATE TABLE photo_holder (
  district text NOT NULL,
  photo text COLLATE "C" NOT NULL,
  member uuid NOT NULL,
  squad uuid,
  is_full boolean NOT NULL DEFAULT false,
  thumb text COLLATE "C",
  held_at timestamptz NOT NULL,
  PRIMARY KEY (district, photo, member)
);
CREATE INDEX photo_holder_thumb ON photo_holder (district, thumb) WHERE thumb IS NOT NULL;

CREATE TABLE record_photo (
  district text NOT NULL,
  photo text COLLATE "C" NOT NULL,
  record uuid NOT NULL,
  named_by uuid NOT NULL,
  PRIMARY KEY (district, photo, record, named_by)
);
CREATE INDEX record_photo_record ON record_photo (district, record);

CREATE TABLE photo_upload (
  district text NOT NULL,
  id uuid NOT NULL,
  member uuid NOT NULL,
  photo text COLLATE "C" NOT NULL,
  variant text NOT NULL CHECK (variant IN ('full', 'thumb')),
  sha256 text COLLATE "C" NOT NULL,
  size int NOT NULL,
  received int NOT NULL DEFAULT 0 CHECK (received <= size),
  is_held boolean NOT NULL DEFAULT false,
  touched_at timestamptz NOT NULL,
  PRIMARY KEY (district, id)
);
CREATE INDEX photo_upload_member ON photo_upload (district, member, touched_at);
CREATE INDEX photo_upload_touched ON photo_upload (district, touched_at);

CREATE TABLE photo_part (
  district text NOT NULL,
  upload uuid NOT NULL,
  start int NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (district, upload, start),
  FOREIGN KEY (district, upload) REFERENCES photo_upload ON DELETE CASCADE
);
ALTER TABLE photo_part ALTER COLUMN bytes SET STORAGE EXTERNAL;
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(tables).execute(db);
}
