import { getMigrations } from 'better-auth/db/migration';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpenDatabase } from '../../../../src/server/platform/database/connect.ts';
import { testDatabase } from '../../../support/database.ts';

let opened: OpenDatabase;
beforeAll(async () => {
  opened = await testDatabase();
});
afterAll(() => opened.close());

it('has every table and column that Better Auth wants', async () => {
  const text = { type: 'string', required: false } as const;
  const { toBeCreated, toBeAdded } = await getMigrations({
    database: { db: opened.db, type: 'postgres' },
    emailAndPassword: { enabled: true },
    rateLimit: { storage: 'database', modelName: 'auth_rate_limit' },
    user: { modelName: 'auth_user', additionalFields: { member: text, district: text } },
    session: { modelName: 'auth_session' },
    account: { modelName: 'auth_account' },
    verification: { modelName: 'auth_verification' },
  });
  expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
});
