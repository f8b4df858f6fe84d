import { type Kysely, sql } from 'kysely';

/**
 * Several districts share a database, each with its own host names and accounts. `own_secret` is false for districts
 * that existed before: they keep the server's secret, so that nobody is signed out.
 */
const tables = `
CREATE TABLE district_host (
  host text COLLATE "C" PRIMARY KEY,
  district text NOT NULL REFERENCES district ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX district_host_district ON district_host (district);
ALTER TABLE district ADD COLUMN own_secret boolean NOT NULL DEFAULT false;

DROP TABLE auth_verification;
ALTER TABLE auth_session DROP CONSTRAINT "auth_session_userId_fkey";
ALTER TABLE auth_account DROP CONSTRAINT "auth_account_userId_fkey";

-- Such an account never signed anybody in.
DELETE FROM auth_user WHERE "district" IS NULL OR "member" IS NULL;
ALTER TABLE auth_user
  ALTER COLUMN "district" SET NOT NULL,
  ALTER COLUMN "member" SET NOT NULL,
  DROP CONSTRAINT auth_user_pkey, ADD PRIMARY KEY ("id", "district"),
  DROP CONSTRAINT auth_user_email_key, ADD CONSTRAINT auth_user_email UNIQUE ("email", "district");

ALTER TABLE auth_session ADD COLUMN "district" text;
UPDATE auth_session AS s SET "district" = u."district" FROM auth_user AS u WHERE u."id" = s."userId";
ALTER TABLE auth_session
  ALTER COLUMN "district" SET NOT NULL,
  DROP CONSTRAINT auth_session_pkey, ADD PRIMARY KEY ("id", "district"),
  DROP CONSTRAINT auth_session_token_key, ADD CONSTRAINT auth_session_token UNIQUE ("token", "district"),
  ADD FOREIGN KEY ("userId", "district") REFERENCES auth_user ("id", "district") ON DELETE CASCADE;
DROP INDEX auth_session_user;
CREATE INDEX auth_session_user ON auth_session ("userId", "district");

ALTER TABLE auth_account ADD COLUMN "district" text;
UPDATE auth_account AS a SET "district" = u."district" FROM auth_user AS u WHERE u."id" = a."userId";
ALTER TABLE auth_account
  ALTER COLUMN "district" SET NOT NULL,
  DROP CONSTRAINT auth_account_pkey, ADD PRIMARY KEY ("id", "district"),
  ADD FOREIGN KEY ("userId", "district") REFERENCES auth_user ("id", "district") ON DELETE CASCADE;
DROP INDEX auth_account_user;
CREATE INDEX auth_account_user ON auth_account ("userId", "district");

-- Its rows live for a minute.
DROP TABLE auth_rate_limit;
CREATE TABLE auth_rate_limit (
  "district" text NOT NULL,
  "key" text NOT NULL,
  "count" int NOT NULL,
  "lastRequest" bigint NOT NULL,
  PRIMARY KEY ("key", "district")
);

ALTER TABLE invite DROP CONSTRAINT invite_token_hash_key, ADD CONSTRAINT invite_token UNIQUE (token_hash, district);
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(tables).execute(db);
}
