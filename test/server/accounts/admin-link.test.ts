import { afterAll, beforeAll, expect, it } from 'vitest';
import { adminLinkCommand } from '../../../src/server/accounts/admin-link-command.ts';
import { verifyAudit } from '../../../src/server/audit/verify-audit.ts';
import { must } from '../../support/must.ts';
import {
  codeOf,
  cookiesOf,
  editMember,
  type People,
  seedPeople,
  signInAs,
  startTestServer,
  type TestServer,
  tokenOf,
} from '../platform/http/harness.ts';

let test: TestServer;
let people: People;
beforeAll(async () => {
  test = await startTestServer();
  people = await seedPeople(test.context);
});
afterAll(() => test.close());

/** Beside the running server, over the same database. */
async function run(...choice: string[]): Promise<{ code: number; output: string }> {
  const lines: string[] = [];
  const args = [...choice, '--district', 'localhost'];
  const env = { DATABASE_URL: test.databaseUrl, DATA_DIR: test.dataDir, PUBLIC_URL: test.server.publicUrl };
  const print = (line: string) => void lines.push(line);
  const code = await adminLinkCommand(args, { env, say: print, complain: print });
  return { code, output: lines.join('\n') };
}
const accept = (json: object) => test.send('/api/auth/invite/accept', { json });

it('gives a locked-out administrator a link that works once, and is in the audit', async () => {
  const lost = await signInAs(test, people.members.administrator);
  const { code, output } = await run();
  expect(code).toBe(0);
  const token = tokenOf(output.trim());
  const looked = await test.send('/api/auth/invite/look', { json: { token } });
  expect(await looked.json()).toMatchObject({ purpose: 'join', role: 'administrator', needsPassword: true });
  expect((await accept({ token })).status).toBe(400);
  const answers = { token, email: 'back@example.cn', password: '石桥镇的老槐树开花了' };
  const back = await accept(answers);
  expect(back.status).toBe(200);
  const office = await test.send('/api/office/tip-keys', { cookie: cookiesOf(back) });
  expect(office.status).toBe(200);
  expect((await test.send('/api/session', { cookie: lost })).status).toBe(401);
  expect(await codeOf(await accept(answers))).toBe('invite_used');
  const made = await test.context.db.selectFrom('audit').where('action', '=', 'admin_link_made').selectAll().execute();
  expect(made).toMatchObject([{ actor: null, subject: people.members.administrator }]);
  must(await verifyAudit(test.context));
});

it('asks which administrator where there are several, and knows nobody else', async () => {
  await editMember(test.context, people.members.officer, { role: 'administrator' });
  const asked = await run();
  expect(asked.code).toBe(1);
  expect(asked.output).toContain('测试officer');
  expect((await run('测试leader')).code).toBe(1);
  // Names are compared as everywhere: width, case and spaces do not count.
  expect((await run('测试　ＯＦＦＩＣＥＲ')).output).toContain('/join#');
  expect((await run(people.members.administrator)).code).toBe(0);
});

it('opens nothing once the administrator is one no more', async () => {
  const token = tokenOf((await run(people.members.officer)).output.trim());
  await editMember(test.context, people.members.officer, { role: 'officer' });
  expect(await codeOf(await accept({ token, email: 'x@example.cn', password: '石桥镇的老槐树开花了' }))).toBe(
    'invite_unknown',
  );
});
