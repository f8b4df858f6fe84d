import * as v from 'valibot';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { httpAccounts } from '../../../../src/client/accounts/accounts-client.ts';
import { photoFile } from '../../../../src/client/photos/view/photo-file.ts';
import { callJson } from '../../../../src/client/platform/http/call-api.ts';
import { revokeInvite } from '../../../../src/client/state/office-client.ts';
import { httpTransport } from '../../../../src/client/sync/http-transport.ts';
import { httpPhotos } from '../../../../src/client/sync/photos/http-photos.ts';
import { sendRelayFile } from '../../../../src/client/sync/relay/relay-transport.ts';
import { fetchTipFile, retireTipKey } from '../../../../src/client/tips/desk/tips-client.ts';
import { httpTips } from '../../../../src/client/tips/queue/transport.ts';
import { RELAY_FORMAT, RELAY_VERSION, type SealedFile } from '../../../../src/protocol/relay/relay.ts';

const id = '00000000-0000-7000-8000-000000000001';
const hash = 'ab'.repeat(32);
const token = 'A'.repeat(24);
const proof = { challenge: { parameters: {}, signature: '' }, solution: { counter: 1, derivedKey: 'aa' } };
const file: SealedFile = {
  format: RELAY_FORMAT,
  version: RELAY_VERSION,
  district: 'd',
  device: id,
  member: id,
  key: 'ab'.repeat(16),
  packing: 'none',
  nonce: 'AAAAAAAAAAAAAAAA',
  sealed: 'A'.repeat(24),
};

const sync = () => httpTransport();
const photos = () => httpPhotos();
const tips = () => httpTips();

/** Every request that a phone makes by itself or for a page. */
const requests: Readonly<Record<string, () => Promise<unknown>>> = {
  hello: () => sync().hello({ device: id }),
  push: () => sync().push({ device: id, changes: [] }),
  pull: () => sync().pull({ device: id, epoch: null, cursors: {} }, async () => true),
  withdraw: () => sync().withdraw({ changes: [] }),
  digest: () => sync().digest({ epoch: id, cursors: {} }),
  relay: () => sendRelayFile(file),
  'photo status': () => photos().status([hash]),
  'photo create': () => photos().create({ variant: 'full', sha256: hash }, 10, new Uint8Array(3)),
  'photo offset': () => photos().offset(`/api/photos/upload/${id}`),
  'photo send': () => photos().send(`/api/photos/upload/${id}`, 0, new Uint8Array(3)),
  'invite look': () => httpAccounts.look({ token }),
  join: () => httpAccounts.accept({ token, attempt: id }),
  'sign in': () => httpAccounts.signIn({ email: 'a@example.com', password: '1234567890' }),
  'sign out': () => httpAccounts.signOut(),
  session: () => httpAccounts.session(),
  office: () => callJson('/api/office/board', v.object({ head: v.number() })),
  'revoke invite': () => revokeInvite(id),
  'tip file': () => fetchTipFile(id),
  'retire tip key': () => retireTipKey(id),
  'tip office': () => tips().office(),
  'tip challenge': () => tips().challenge(hash),
  'tip post': () => tips().post('tip', '{}', proof),
  'tip file offset': () => tips().offset(id, hash),
  'tip file send': () => tips().send(id, hash, 0, new Uint8Array(3)),
  mailbox: () => tips().mailbox(hash),
};

const answers = (response: () => Response) => vi.stubGlobal('fetch', async () => response());
const MARK = { 'x-qingyuan': '3' };
const ours = (status: number, code: string, detail?: string) => () =>
  Response.json({ error: { code, ...(detail ? { detail } : {}) } }, { status, headers: MARK });

afterEach(() => void vi.unstubAllGlobals());

describe('an answer of somebody in between', () => {
  const statuses = [200, 302, 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 426, 429, 500, 502, 503, 507, 511];
  const cases = Object.keys(requests).flatMap((name) => statuses.map((status) => [name, status] as const));

  it.each(cases)('%s: a page with status %i is foreign, and nothing else', async (name, status) => {
    answers(() => new Response('<html>请先登录无线网络</html>', { status, headers: { 'content-type': 'text/html' } }));
    expect(await requests[name]?.()).toMatchObject({ ok: false, error: { code: 'foreign' } });
  });

  it.each(Object.keys(requests))('%s: an empty success without our mark is foreign', async (name) => {
    answers(() => new Response(null, { status: 204 }));
    expect(await requests[name]?.()).toMatchObject({ ok: false, error: { code: 'foreign' } });
  });

  it('is no photo to save', async () => {
    answers(() => new Response('<html>请先登录</html>', { status: 200 }));
    const store = { bytes: async () => undefined } as unknown as Parameters<typeof photoFile>[0];
    expect(await photoFile(store, hash, 'a')).toBeUndefined();
    answers(() => new Response('jpeg', { status: 200, headers: MARK }));
    expect(await photoFile(store, hash, 'a')).toBeDefined();
  });
});

describe('an answer of our server', () => {
  it('counts by its code, also of one that a later release made', async () => {
    answers(ours(410, 'invite_used'));
    expect(await httpAccounts.accept({ token })).toEqual({ ok: false, error: { code: 'invite_used' } });
    answers(ours(401, 'unauthorized'));
    expect(await sync().hello({ device: id })).toMatchObject({ ok: false, error: { code: 'unauthorized' } });
    answers(ours(409, 'of_a_later_release'));
    expect(await httpAccounts.accept({ token })).toEqual({ ok: false, error: { code: 'upgrade_required' } });
    answers(() => Response.json({ head: 'of a later release' }, { headers: MARK }));
    expect(await requests.office?.()).toEqual({ ok: false, error: { code: 'upgrade_required' } });
  });

  it('refuses a file, a photo and a tip by its code', async () => {
    answers(ours(422, 'relay_damaged'));
    expect(await sendRelayFile(file)).toEqual({ ok: false, error: { code: 'refused', why: 'relay_damaged' } });
    answers(ours(413, 'too_large'));
    expect(await sendRelayFile(file)).toEqual({ ok: false, error: { code: 'refused', why: 'too_large' } });
    answers(ours(422, 'photo_refused', 'not_jpeg'));
    expect(await requests['photo send']?.()).toEqual({ ok: false, error: { code: 'refused', fault: 'not_jpeg' } });
    answers(ours(422, 'photo_refused', 'of_a_later_release'));
    expect(await requests['photo send']?.()).toEqual({ ok: false, error: { code: 'refused', fault: 'unknown' } });
    answers(ours(422, 'tip_refused', 'of_a_later_release'));
    expect(await requests['tip post']?.()).toEqual({ ok: false, error: { code: 'refused', refusal: 'malformed' } });
  });

  it('has no body where a HEAD asks: the mark and the status say all', async () => {
    answers(() => new Response(null, { status: 404, headers: MARK }));
    expect(await requests['photo offset']?.()).toEqual({ ok: false, error: { code: 'gone' } });
  });
});
