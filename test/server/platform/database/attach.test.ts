import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attachDatabase } from '../../../../src/server/platform/database/attach.ts';
import { type OpenDatabase, openDatabase } from '../../../../src/server/platform/database/connect.ts';
import { must } from '../../../support/must.ts';

let dataDir: string;
let server: OpenDatabase;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'qingyuan-attach-'));
  server = must(await openDatabase({ dataDir }));
});
afterAll(async () => {
  await server.close();
  await rm(dataDir, { recursive: true, force: true });
});

test('a tool works beside the server and leaves its PostgreSQL running', async () => {
  await server.db
    .insertInto('district')
    .values({ id: 'qingyuan', name: '清源区', epoch: '00000000-0000-4000-8000-000000000000' })
    .execute();
  const tool = must(await attachDatabase({ dataDir, connections: 1 }));
  expect(await tool.db.selectFrom('district').select('name').execute()).toEqual([{ name: '清源区' }]);
  await tool.close();
  expect(await server.db.selectFrom('district').select('id').execute()).toHaveLength(1);
});
