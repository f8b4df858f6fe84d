import { type Kysely, sql } from 'kysely';

/**
 * Every table starts with `district`, the shard key. Clocks are compared byte by byte (COLLATE "C"), as in the domain,
 * whatever the database's locale.
 */
const tables = `
CREATE TABLE district (
  id text PRIMARY KEY,
  name text NOT NULL,
  epoch uuid NOT NULL,
  head bigint NOT NULL DEFAULT 0,
  settings jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE change (
  district text NOT NULL,
  seq bigint NOT NULL,
  id uuid NOT NULL,
  device uuid NOT NULL,
  device_seq int NOT NULL,
  record uuid NOT NULL,
  kind text NOT NULL,
  schema int NOT NULL,
  claimed text COLLATE "C" NOT NULL,
  effective text COLLATE "C" NOT NULL,
  base jsonb NOT NULL,
  fields jsonb NOT NULL,
  author uuid NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (district, id),
  CONSTRAINT change_device_seq UNIQUE (district, device, device_seq)
);
-- A creation is found by its record's id: only edits need an index of their own.
CREATE INDEX change_edit ON change (district, record) WHERE record <> id;

CREATE TABLE record (
  district text NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  scope text NOT NULL,
  seq bigint NOT NULL,
  fields jsonb NOT NULL,
  clocks jsonb NOT NULL,
  heads jsonb,
  author uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_clock text COLLATE "C" NOT NULL,
  deleted boolean NOT NULL DEFAULT false,
  squad uuid,
  member uuid,
  day date,
  place uuid,
  status text NOT NULL DEFAULT '' CHECK (status IN ('', 'reported', 'verified', 'returned')),
  PRIMARY KEY (district, id)
);
CREATE INDEX record_scope ON record (district, scope, seq);
-- What records point to is listed by kind; field work never is.
CREATE INDEX record_kind ON record (district, kind) WHERE kind IN ('squad', 'member', 'place', 'material');

CREATE TABLE departure (
  district text NOT NULL,
  scope text NOT NULL,
  record uuid NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (district, scope, record)
);
CREATE INDEX departure_seq ON departure (district, scope, seq);

CREATE TABLE contribution (
  district text NOT NULL,
  record uuid NOT NULL,
  figure text NOT NULL,
  quantity double precision NOT NULL,
  day date NOT NULL,
  place uuid,
  squad uuid,
  member uuid,
  verified boolean NOT NULL,
  -- In the order in which evidence is read.
  PRIMARY KEY (district, figure, day, record)
);

CREATE TABLE tally (
  district text NOT NULL,
  figure text NOT NULL,
  day date NOT NULL,
  place uuid NOT NULL,
  squad uuid NOT NULL,
  reported double precision NOT NULL DEFAULT 0,
  verified double precision NOT NULL DEFAULT 0,
  records int NOT NULL DEFAULT 0,
  PRIMARY KEY (district, figure, day, place, squad)
);

CREATE TABLE device (
  district text NOT NULL,
  id uuid NOT NULL,
  member uuid NOT NULL,
  registered_at timestamptz NOT NULL DEFAULT now(),
  last_seen timestamptz NOT NULL DEFAULT now(),
  received_seq int NOT NULL DEFAULT 0,
  PRIMARY KEY (district, id)
);

CREATE TABLE invite (
  district text NOT NULL,
  id uuid NOT NULL,
  token_hash text NOT NULL UNIQUE,
  purpose text NOT NULL CHECK (purpose IN ('join', 'setup', 'sign-in')),
  role text NOT NULL,
  squad uuid,
  member uuid,
  created_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  attempt_hash text,
  reusable boolean NOT NULL DEFAULT false,
  PRIMARY KEY (district, id)
);

CREATE TABLE audit (
  district text NOT NULL,
  seq bigint NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  actor uuid,
  action text NOT NULL,
  subject text NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}',
  previous bytea NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (district, seq)
);
`;

/** Better Auth 1.7's core schema, as its generator prints it, with `member` and `district` added to the user. */
const authTables = `
CREATE TABLE auth_user (
  "id" text PRIMARY KEY,
  "name" text NOT NULL,
  "email" text NOT NULL UNIQUE,
  "emailVerified" boolean NOT NULL,
  "image" text,
  "createdAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "member" uuid,
  "district" text
);
CREATE INDEX auth_user_member ON auth_user ("district", "member");

CREATE TABLE auth_session (
  "id" text PRIMARY KEY,
  "expiresAt" timestamptz NOT NULL,
  "token" text NOT NULL UNIQUE,
  "createdAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamptz NOT NULL,
  "ipAddress" text,
  "userAgent" text,
  "userId" text NOT NULL REFERENCES auth_user ("id") ON DELETE CASCADE
);
CREATE INDEX auth_session_user ON auth_session ("userId");

CREATE TABLE auth_account (
  "id" text PRIMARY KEY,
  "accountId" text NOT NULL,
  "providerId" text NOT NULL,
  "userId" text NOT NULL REFERENCES auth_user ("id") ON DELETE CASCADE,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamptz NOT NULL
);
CREATE INDEX auth_account_user ON auth_account ("userId");

CREATE TABLE auth_verification (
  "id" text PRIMARY KEY,
  "identifier" text NOT NULL,
  "value" text NOT NULL,
  "expiresAt" timestamptz NOT NULL,
  "createdAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX auth_verification_identifier ON auth_verification ("identifier");

CREATE TABLE auth_rate_limit (
  "id" text PRIMARY KEY,
  "key" text NOT NULL UNIQUE,
  "count" integer NOT NULL,
  "lastRequest" bigint NOT NULL
);
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(tables).execute(db);
  await sql.raw(authTables).execute(db);
}
