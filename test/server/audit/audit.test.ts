import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendAudit } from '../../../src/server/audit/audit.ts';
import { verifyAudit } from '../../../src/server/audit/verify-audit.ts';
import { json } from '../../../src/server/platform/database/json.ts';
import { must } from '../../support/must.ts';
import {
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

const rows = () => test.context.db.selectFrom('audit').orderBy('seq').selectAll().execute();

describe('the audit', () => {
  it('records invites, joining and opened evidence, without names and tokens', async () => {
    const leader = await signInAs(test, people.members.leader);
    const made = await test.send('/api/invites', { cookie: leader, json: { role: 'volunteer', squad: people.squad } });
    const { url } = (await made.json()) as { url: string };
    await test.send('/api/auth/invite/accept', { json: { token: tokenOf(url), name: '赵某某' } });
    const again = await test.send('/api/invites', { cookie: leader, json: { role: 'volunteer', squad: people.squad } });
    const { id } = (await again.json()) as { id: string };
    await test.send(`/api/invites/${id}`, { method: 'DELETE', cookie: leader });
    const officer = await signInAs(test, people.members.officer);
    const period = 'from=2026-01-01&to=2026-12-31';
    await test.send(`/api/office/evidence?figure=leaflet.distributed&${period}`, { cookie: officer });
    await test.send(`/api/office/records/${people.squad}`, { cookie: officer });

    const all = await rows();
    expect(all.map(({ action }) => action)).toEqual([
      'invite_accepted',
      'invite_made',
      'invite_accepted',
      'invite_made',
      'invite_revoked',
      'invite_accepted',
      'evidence_opened',
      'record_opened',
    ]);
    expect(all.at(-2)).toMatchObject({ actor: people.members.officer, subject: 'leaflet.distributed' });
    expect(all.at(-1)).toMatchObject({ actor: people.members.officer, subject: people.squad });
    expect(JSON.stringify(all)).not.toMatch(new RegExp(`赵某某|测试|${tokenOf(url)}`));
    expect(must(await verifyAudit(test.context)).entries).toBe(all.length);
  });

  it('does not fork under concurrent writers', async () => {
    const { entries } = must(await verifyAudit(test.context));
    const entry = {
      action: 'imported',
      actor: people.members.officer,
      subject: 'members',
      detail: { rows: 3 },
    } as const;
    await Promise.all(Array.from({ length: 20 }, () => appendAudit(test.context, entry)));
    expect(must(await verifyAudit(test.context)).entries).toBe(entries + 20);
  });

  it.each([
    ['a changed actor', { actor: '01890000-0000-7000-8000-00000000000c' }],
    ['a changed subject', { subject: 'places' }],
    ['a changed detail', { detail: json({ rows: 4 }) }],
    ['a moved time', { at: new Date(0) }],
    ['a replaced hash', { hash: Buffer.alloc(32) }],
  ])('reveals %s', async (_, change) => {
    const { db } = test.context;
    const target = (await rows()).at(-5);
    if (!target) throw new Error('no rows');
    await db.updateTable('audit').set(change).where('seq', '=', target.seq).execute();
    expect(await verifyAudit(test.context)).toEqual({ ok: false, error: { code: 'audit_broken', seq: target.seq } });
    const { district: _d, seq, ...former } = target;
    const restored = { ...former, detail: json(former.detail) };
    await db.updateTable('audit').set(restored).where('seq', '=', seq).execute();
    expect((await verifyAudit(test.context)).ok).toBe(true);
  });

  it('reveals a missing row', async () => {
    const seq = (await rows()).at(-3)?.seq ?? 0;
    await test.context.db.deleteFrom('audit').where('seq', '=', seq).execute();
    expect(await verifyAudit(test.context)).toEqual({ ok: false, error: { code: 'audit_broken', seq } });
  });
});
