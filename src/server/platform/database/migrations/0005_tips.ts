import { type Kysely, sql } from 'kysely';

/**
 * Sealed tips: ciphertext and the office's processing state. No column contains a time finer than a day, or anything
 * about a tip's origin. PostgreSQL does not compress them: ciphertext does not compress.
 */
const tables = `
CREATE TABLE tip (
  district text NOT NULL,
  id uuid NOT NULL,
  sealed_hash text COLLATE "C" NOT NULL,
  mailbox text COLLATE "C" NOT NULL,
  epoch int NOT NULL,
  state text NOT NULL CHECK (state IN ('received', 'open', 'asked', 'answered', 'passed', 'closed')),
  outcome text CHECK (outcome IN ('handled', 'unfounded', 'unclear', 'elsewhere', 'duplicate', 'abuse')),
  arrived date NOT NULL,
  due date NOT NULL,
  closed date,
  size int NOT NULL,
  body bytea NOT NULL,
  letter bytea NOT NULL,
  letter_mac bytea NOT NULL,
  seen int NOT NULL DEFAULT 0,
  muted boolean NOT NULL DEFAULT false,
  duplicate_of uuid,
  PRIMARY KEY (district, id),
  CONSTRAINT tip_sealed UNIQUE (district, sealed_hash),
  CONSTRAINT tip_mailbox UNIQUE (district, mailbox),
  FOREIGN KEY (district, duplicate_of) REFERENCES tip ON DELETE SET NULL (duplicate_of)
);
CREATE INDEX tip_closed ON tip (district, closed) WHERE closed IS NOT NULL;
CREATE INDEX tip_duplicate ON tip (district, duplicate_of) WHERE duplicate_of IS NOT NULL;

CREATE TABLE tip_grant (
  district text NOT NULL,
  tip uuid NOT NULL,
  key text COLLATE "C" NOT NULL,
  file bytea NOT NULL,
  PRIMARY KEY (district, tip, key),
  FOREIGN KEY (district, tip) REFERENCES tip ON DELETE CASCADE
);

CREATE TABLE tip_message (
  district text NOT NULL,
  tip uuid NOT NULL,
  side text NOT NULL CHECK (side IN ('office', 'person')),
  seq int NOT NULL,
  place int NOT NULL,
  day date NOT NULL,
  author uuid,
  sealed_hash text COLLATE "C",
  file bytea NOT NULL,
  mac bytea NOT NULL,
  copy bytea,
  PRIMARY KEY (district, tip, side, seq),
  CONSTRAINT tip_message_sealed UNIQUE (district, sealed_hash),
  FOREIGN KEY (district, tip) REFERENCES tip ON DELETE CASCADE
);

-- Photos: of the tip itself where message is 0, else of the person's message of that number.
CREATE TABLE tip_file (
  district text NOT NULL,
  id uuid NOT NULL,
  tip uuid NOT NULL,
  message int NOT NULL,
  place int NOT NULL,
  day date NOT NULL,
  sha256 text COLLATE "C" NOT NULL,
  size int NOT NULL,
  received int NOT NULL DEFAULT 0 CHECK (received <= size),
  whole boolean NOT NULL DEFAULT false,
  PRIMARY KEY (district, id),
  FOREIGN KEY (district, tip) REFERENCES tip ON DELETE CASCADE
);
CREATE INDEX tip_file_tip ON tip_file (district, tip);
CREATE INDEX tip_file_unfinished ON tip_file (district, day) WHERE NOT whole;

CREATE TABLE tip_part (
  district text NOT NULL,
  file uuid NOT NULL,
  start int NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (district, file, start),
  FOREIGN KEY (district, file) REFERENCES tip_file ON DELETE CASCADE
);

CREATE TABLE tip_note (
  district text NOT NULL,
  id uuid NOT NULL,
  tip uuid NOT NULL,
  place int NOT NULL,
  day date NOT NULL,
  author uuid NOT NULL,
  file bytea NOT NULL,
  PRIMARY KEY (district, id),
  FOREIGN KEY (district, tip) REFERENCES tip ON DELETE CASCADE
);
CREATE INDEX tip_note_tip ON tip_note (district, tip);

CREATE TABLE tip_key (
  district text NOT NULL,
  id uuid NOT NULL,
  member uuid NOT NULL,
  recipient text COLLATE "C" NOT NULL,
  made date NOT NULL,
  retired date,
  PRIMARY KEY (district, id)
);

CREATE TABLE tip_bundle (
  district text NOT NULL,
  epoch int NOT NULL,
  starts date NOT NULL,
  ends date NOT NULL,
  keys text[] NOT NULL,
  bundle text NOT NULL,
  signature text NOT NULL,
  PRIMARY KEY (district, epoch)
);

CREATE TABLE tip_root (
  district text PRIMARY KEY,
  root text NOT NULL
);

CREATE TABLE tip_root_grant (
  district text NOT NULL,
  key text COLLATE "C" NOT NULL,
  file bytea NOT NULL,
  PRIMARY KEY (district, key)
);

-- Proofs of work that were used, until they have expired for sure.
CREATE TABLE tip_proof (
  district text NOT NULL,
  id text COLLATE "C" NOT NULL,
  day date NOT NULL,
  PRIMARY KEY (district, id)
);
CREATE INDEX tip_proof_day ON tip_proof (district, day);

-- What is left of deleted tips: counts by month.
CREATE TABLE tip_tally (
  district text NOT NULL,
  arrived text COLLATE "C" NOT NULL,
  closed text COLLATE "C" NOT NULL,
  outcome text NOT NULL,
  tips int NOT NULL,
  PRIMARY KEY (district, arrived, closed, outcome)
);

ALTER TABLE tip ALTER COLUMN body SET STORAGE EXTERNAL;
ALTER TABLE tip ALTER COLUMN letter SET STORAGE EXTERNAL;
ALTER TABLE tip_grant ALTER COLUMN file SET STORAGE EXTERNAL;
ALTER TABLE tip_message ALTER COLUMN file SET STORAGE EXTERNAL;
ALTER TABLE tip_message ALTER COLUMN copy SET STORAGE EXTERNAL;
ALTER TABLE tip_part ALTER COLUMN bytes SET STORAGE EXTERNAL;
ALTER TABLE tip_note ALTER COLUMN file SET STORAGE EXTERNAL;
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(tables).execute(db);
}
