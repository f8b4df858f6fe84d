import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/domain/kernel/id.ts';
import type { HelloResponse } from '../../../src/protocol/sync/hello.ts';
import { createAdminLink } from '../../../src/server/accounts/admin-link.ts';
import { pruneRateLimits } from '../../../src/server/accounts/rate-limit-upkeep.ts';
import { verifyAudit } from '../../../src/server/audit/verify-audit.ts';
import { appendTrusted } from '../../../src/server/records/append.ts';
import { readDistrict, renewEpoch } from '../../../src/server/records/district.ts';
import { listen } from '../../support/events.ts';
import { must } from '../../support/must.ts';
import {
  codeOf,
  cookiesOf,
  type People,
  seedPeople,
  signInAs,
  startTestServer,
  type TestServer,
  tokenOf,
} from '../platform/http/harness.ts';
import { officeOf, outcome, seal, senderTo, sha256 } from '../tips/fixture.ts';

type Side = Pick<TestServer, 'context' | 'send'>;

let test: TestServer;
let people: People;
beforeAll(async () => {
  test = await startTestServer();
  people = await seedPeople(test.context);
});
afterAll(() => test.close());

const email = 'office@example.cn';
const passwords = { here: '石桥镇的老槐树开花了', there: '北山脚下的溪水凉得很快' };

/** Gives the administrator of a district an address and a password. @returns the cookies of the session */
async function enrol({ context, send }: Side, password: string): Promise<string> {
  const { url } = must(await createAdminLink(context, 'http://localhost', undefined));
  const answer = await send('/api/auth/invite/accept', { json: { token: tokenOf(url), email, password } });
  expect(answer.status).toBe(200);
  return cookiesOf(answer);
}

const signIn = ({ send }: Side, password: string, address = '192.0.2.9', cookie?: string) =>
  send('/api/auth/sign-in', { cookie, json: { email, password }, headers: { 'x-forwarded-for': address } });

describe('accounts', () => {
  it('one address is an account in each district, each with its own password', async () => {
    await enrol(test, passwords.here);
    await enrol(test.neighbour, passwords.there);
    expect((await signIn(test, passwords.here)).status).toBe(200);
    expect((await signIn(test.neighbour, passwords.there)).status).toBe(200);
    expect((await signIn(test, passwords.there)).status).toBe(401);
    expect((await signIn(test.neighbour, passwords.here)).status).toBe(401);
  });

  it('guesses in one district delay nobody in the other', async () => {
    // A delay of half a minute, which no slow machine outlasts: a minute before each guess, so that each counts.
    for (let i = 0; i < 9; i++) {
      test.pass(60_000);
      await signIn(test, 'not the password', `192.0.2.${20 + i}`);
    }
    const delayed = await signIn(test, passwords.here, '192.0.2.40');
    expect([delayed.status, await codeOf(delayed)]).toEqual([429, 'too_many_requests']);
    expect((await signIn(test.neighbour, passwords.there, '192.0.2.40')).status).toBe(200);
  });

  it('attempts are counted for each district, and pruned in each', async () => {
    const address = '192.0.2.50';
    const statuses: number[] = [];
    for (let i = 0; i < 11; i++) statuses.push((await signIn(test, 'not the password', address)).status);
    expect(statuses.at(-1)).toBe(429);
    expect((await signIn(test.neighbour, passwords.there, address)).status).toBe(200);
    test.pass(120_000);
    const { context } = test.neighbour;
    const count = async (district: string) =>
      (await context.db.selectFrom('auth_rate_limit').where('district', '=', district).select('key').execute()).length;
    const before = await count(test.context.district);
    expect(await pruneRateLimits(context)).toBeGreaterThan(0);
    expect([await count(context.district), await count(test.context.district)]).toEqual([0, before]);
  });

  it('an invite opens its own district alone', async () => {
    const { url } = must(await createAdminLink(test.context, 'http://localhost', undefined));
    const look = (send: TestServer['send']) => send('/api/auth/invite/look', { json: { token: tokenOf(url) } });
    expect((await look(test.neighbour.send)).status).toBe(404);
    expect((await look(test.send)).status).toBe(200);
  });
});

describe('data', () => {
  it('what is written in one district is in no list, figure, audit or sequence of the other', async () => {
    const [here, there] = [
      await signInAs(test, people.members.officer),
      await signInAs(test.neighbour, people.members.officer),
    ];
    const board = async (send: TestServer['send'], cookie: string) =>
      (await (await send('/api/office/board?from=2020-01-01&to=2099-12-31', { cookie })).json()) as {
        figures: unknown;
      };
    const heads = async () =>
      Promise.all([test, test.neighbour].map(({ context }) => readDistrict(context.db, context.district)));
    const [before, [headHere, headThere]] = [await board(test.neighbour.send, there), await heads()];
    const id = newId(test.context.now(), test.context.random);
    const fields = { date: '2026-06-01', quantity: 77, member: people.members.volunteer, squad: people.squad };
    must(await appendTrusted(test.context, people.members.administrator, [{ id, kind: 'leaflet', fields }]));
    expect((await board(test.neighbour.send, there)).figures).toEqual(before.figures);
    expect(JSON.stringify((await board(test.send, here)).figures)).toContain('77');
    const [nextHere, nextThere] = await heads();
    expect([(nextHere?.head ?? 0) - (headHere?.head ?? 0), nextThere]).toEqual([1, headThere]);
    for (const { context } of [test, test.neighbour]) must(await verifyAudit(context));
  });

  it('a renewed epoch is that of one district', async () => {
    const { context } = test.neighbour;
    const before = await readDistrict(context.db, context.district);
    await renewEpoch(test.context.db, test.context.district, '00000000-0000-7000-8000-0000000000e1');
    expect(await readDistrict(context.db, context.district)).toEqual(before);
  });

  it('a poke is heard in its own district alone', async () => {
    const open = async ({ context, send }: Side, url: string) =>
      listen(`${url}/api/sync/live`, await signInAs({ context, send }, people.members.officer));
    const here = await open(test, test.server.url);
    const there = await open(test.neighbour, test.neighbour.publicUrl);
    try {
      await Promise.all([here.next(), there.next()]);
      const write = (context: Side['context']) =>
        appendTrusted(context, people.members.administrator, [
          {
            id: newId(context.now(), context.random),
            kind: 'leaflet',
            fields: { date: '2026-06-02', quantity: 1, member: people.members.volunteer, squad: people.squad },
          },
        ]);
      const { head } = must(await write(test.context));
      while ((await here.next()).head < head);
      const { head: neighbours } = must(await write(test.neighbour.context));
      // The first thing that is heard there is what was written there.
      expect(await there.next()).toMatchObject({ head: neighbours });
    } finally {
      await Promise.all([here.close(), there.close()]);
    }
  });
});

describe('keys', () => {
  it('one device has another relay key in each district', async () => {
    const device = newId(test.context.now(), test.context.random);
    const hello = async (side: Side): Promise<HelloResponse> => {
      const cookie = await signInAs(side, people.members.volunteer);
      return (await (await side.send('/api/sync/hello', { cookie, json: { device } })).json()) as HelloResponse;
    };
    const [here, there] = [await hello(test), await hello(test.neighbour)];
    expect(here.actor.member).toBe(there.actor.member);
    expect(here.relay?.key).not.toBe(there.relay?.key);
  });

  it('a proof of work counts where it was asked for, and a tip is found where it was sent', async () => {
    const office = await officeOf(test.context, people.members.officer);
    await officeOf(test.neighbour.context, people.members.officer);
    const [here, there] = [senderTo(test), senderTo(test.neighbour)];
    const tip = await seal(office);
    const text = JSON.stringify(tip.sealed);
    const proof = await here.prove(text);
    expect(await outcome(await there.post(text, { proof }))).toBe('422 proof_refused wrong');
    expect(await outcome(await here.post(text, { proof }))).toBe('200 taken');
    expect(sha256(await (await there.mailbox(tip.mailbox.token)).text())).not.toBe(
      sha256(await (await here.mailbox(tip.mailbox.token)).text()),
    );
    await expect(there.open(tip.mailbox.token)).rejects.toThrow('empty');
    expect((await here.open(tip.mailbox.token)).state).toBe('received');
  });
});
