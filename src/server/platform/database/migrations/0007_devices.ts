import { type Kysely, sql } from 'kysely';

/**
 * Makes sessions into devices that their owners can see and end, with a description, their invite and its maker.
 * Tokens are stored as hashes from now on; existing ones are hashed, so that nobody has to sign in again. A session of
 * an office role without a password is ended: only a raise of the role can have made it.
 */
const devices = `
UPDATE auth_session SET "id" = gen_random_uuid()::text, "token" = encode(sha256(convert_to("token", 'UTF8')), 'hex');
ALTER TABLE auth_session
  ADD COLUMN "device" text NOT NULL DEFAULT 'unknown',
  ADD COLUMN "invite" uuid,
  ADD COLUMN "letInBy" uuid;
ALTER TABLE auth_user ADD COLUMN "letInBy" uuid;
DELETE FROM auth_session AS s USING auth_user AS u, record AS m
WHERE u."id" = s."userId" AND m.district = u."district" AND m.id = u."member"
  AND (m.deleted OR (m.fields->>'role' IN ('organizer', 'officer', 'administrator')
    AND NOT EXISTS (SELECT FROM auth_account AS a WHERE a."userId" = u."id" AND a."password" IS NOT NULL)));

ALTER TABLE device ADD COLUMN let_in_by uuid;

CREATE TABLE change_let_in (
  district text NOT NULL,
  change uuid NOT NULL,
  let_in_by uuid NOT NULL,
  PRIMARY KEY (change, district)
);

ALTER TABLE invite
  ADD COLUMN rejoined boolean NOT NULL DEFAULT false,
  DROP CONSTRAINT invite_purpose_check,
  ADD CONSTRAINT invite_purpose_check CHECK (purpose IN ('join', 'setup', 'sign-in', 'recover'));
CREATE INDEX invite_member ON invite (member, district) WHERE member IS NOT NULL;
CREATE INDEX invite_maker ON invite (created_by, district, created_at) WHERE created_by IS NOT NULL;

CREATE TABLE sign_in_failure (
  district text NOT NULL,
  -- A hash of the address, and whether the browser had signed in before.
  account text NOT NULL,
  member uuid,
  failures int NOT NULL DEFAULT 0,
  -- Of them, those that the audit does not hold yet.
  untold int NOT NULL DEFAULT 0,
  last_at timestamptz NOT NULL,
  PRIMARY KEY (account, district)
);
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(devices).execute(db);
}
