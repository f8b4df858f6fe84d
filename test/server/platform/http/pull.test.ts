import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { createGunzip } from 'node:zlib';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpTransport } from '../../../../src/client/sync/http-transport.ts';
import { newId } from '../../../../src/domain/kernel/id.ts';
import { PULL_PAGE } from '../../../../src/protocol/kernel/limits.ts';
import { PROTOCOL, PROTOCOL_HEADER } from '../../../../src/protocol/kernel/version.ts';
import { PullResponse } from '../../../../src/protocol/sync/pull.ts';
import { appendTrusted } from '../../../../src/server/records/append.ts';
import { must } from '../../../support/must.ts';
import { codeOf, editMember, type People, seedPeople, signInAs, startTestServer, type TestServer } from './harness.ts';

const PLACES = PULL_PAGE * 2 + 10;

let test: TestServer;
let people: People;
let cookie: string;

beforeAll(async () => {
  test = await startTestServer();
  people = await seedPeople(test.context);
  const id = () => newId(test.context.now(), test.context.random);
  const places = Array.from({ length: PLACES }, (_, i) => ({
    id: id(),
    kind: 'place' as const,
    fields: { name: `第${i}村`, form: 'town' },
  }));
  must(await appendTrusted(test.context, people.members.administrator, places));
  cookie = await signInAs(test, people.members.volunteer);
});
afterAll(() => test.close());

const start = () => ({ device: randomUUID(), epoch: null, cursors: {} });

async function download(request: object, encoding: string): Promise<PullResponse[]> {
  const response = await test.send('/api/sync/pull', {
    cookie,
    json: request,
    headers: { 'accept-encoding': encoding },
  });
  expect(response.headers.get('content-type')).toContain('application/x-ndjson');
  expect(response.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
  const lines = (await response.text()).trim().split('\n');
  return lines.map((line) => v.parse(PullResponse, JSON.parse(line)));
}

describe('the answer to a pull', () => {
  it.each(['gzip', 'br', 'identity'])('has all pages at once, compressed as %s', async (encoding) => {
    const pages = await download(start(), encoding);
    expect(pages.map(({ more }) => more)).toEqual([true, true, false]);
    const records = pages.flatMap((page) => page.records);
    expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
    expect(records.filter(({ kind }) => kind === 'place')).toHaveLength(PLACES);
  });

  it('is one short line when nothing is new', async () => {
    const last = (await download(start(), 'gzip')).at(-1);
    const [page, ...others] = await download({ ...start(), epoch: last?.epoch, cursors: last?.cursors }, 'gzip');
    expect(page).toMatchObject({ records: [], more: false });
    expect(others).toEqual([]);
  });

  it('lets the phone read the first page before the rest exists', async () => {
    const first = await new Promise<string>((resolve, reject) => {
      const call = httpRequest(
        `${test.server.url}/api/sync/pull`,
        {
          method: 'POST',
          headers: {
            cookie,
            'content-type': 'application/json',
            'accept-encoding': 'gzip',
            [PROTOCOL_HEADER]: String(PROTOCOL),
          },
        },
        (response) => {
          const unpacked = response.pipe(createGunzip());
          let text = '';
          unpacked.on('error', reject);
          unpacked.on('data', (part: Buffer) => {
            text += part.toString();
            if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')));
          });
        },
      );
      call.on('error', reject);
      call.end(JSON.stringify(start()));
    });
    expect(v.parse(PullResponse, JSON.parse(first)).more).toBe(true);
  });

  it('reports an early failure with a status', async () => {
    const outdated = await test.send('/api/sync/pull', { cookie, json: start(), headers: { [PROTOCOL_HEADER]: '0' } });
    expect([outdated.status, await codeOf(outdated)]).toEqual([426, 'upgrade_required']);
    const signedOut = await test.send('/api/sync/pull', { json: start() });
    expect(signedOut.status).toBe(401);
  });

  it('ends early when the member is deleted', async () => {
    const own = await signInAs(test, people.stranger);
    const seen: PullResponse[] = [];
    const transport = httpTransport({
      base: `${test.server.url}/api/sync`,
      fetch: (input, init) => fetch(input, { ...init, headers: { ...init?.headers, cookie: own } }),
    });
    const answer = await transport.pull({ ...start(), limit: 1 }, async (page) => {
      seen.push(page);
      if (seen.length === 1) await editMember(test.context, people.stranger, { deleted: true });
      return true;
    });
    expect(answer.ok).toBe(true);
    expect(seen.at(-1)?.more).toBe(true);
    expect(seen.length).toBeLessThan(PLACES / 2);
  });
});
