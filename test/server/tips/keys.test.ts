import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newIdentity, recipientOf } from '../../../src/client/tips/crypto/identity.ts';
import { makeRoot, signBundle } from '../../../src/client/tips/crypto/root.ts';
import { addDays } from '../../../src/domain/kernel/day.ts';
import { randomId } from '../../../src/domain/kernel/id.ts';
import type { KeyBundle } from '../../../src/protocol/tips/tip.ts';
import type { NewTipBundle } from '../../../src/protocol/tips/tip-desk.ts';
import { answerText, auditOf, type Ceremony, ceremony, type Desk, signed } from './desk-fixture.ts';
import { random } from './fixture.ts';

let c: Ceremony;
let organizer: Desk;
beforeAll(async () => {
  c = await ceremony();
  organizer = await c.deskAs('organizer');
});
afterAll(() => c.test.close());

const newKey = async () => ({ id: randomId(random), recipient: await recipientOf(await newIdentity()) });
const next = (change: Partial<KeyBundle> = {}): KeyBundle => ({ ...c.office.bundle, epoch: 2, ...change });
const publish = async (sent: NewTipBundle | Promise<NewTipBundle>, by = c.administrator): Promise<string> =>
  answerText(await by.post('tip-bundles', await sent));

describe('an officer’s key', () => {
  it('is registered once, however often it is sent', async () => {
    const key = await newKey();
    expect(await answerText(await c.officer.post('tip-keys', key))).toBe('200');
    expect(await answerText(await c.officer.post('tip-keys', key))).toBe('200');
    expect((await c.officer.keys()).keys.filter(({ id }) => id === key.id)).toMatchObject([
      { member: c.officer.member, recipient: key.recipient, retired: null, current: false },
    ]);
    expect(await auditOf(c.test, /tip_key_made/)).toContain(`tip_key_made ${key.id} {}`);
  });

  it('is its holder’s only: its id and recipient cannot be reused', async () => {
    const [mine] = c.office.bundle.officers;
    const other = await newKey();
    expect(
      await answerText(await c.administrator.post('tip-keys', { id: mine?.key, recipient: other.recipient })),
    ).toBe('409 conflict key');
    expect(await answerText(await c.administrator.post('tip-keys', { id: other.id, recipient: mine?.recipient }))).toBe(
      '409 conflict key',
    );
  });

  it('is hybrid: older kinds and secret keys are refused', async () => {
    const id = randomId(random);
    for (const recipient of [
      'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p',
      await newIdentity(),
      `${(await newKey()).recipient.slice(0, -1)}b`,
      '',
    ]) {
      expect(await answerText(await c.officer.post('tip-keys', { id, recipient }))).toMatch(/^400 bad_request/);
    }
    expect((await c.officer.keys()).keys.some((key) => key.id === id)).toBe(false);
  });

  it('cannot be registered by an organizer', async () => {
    expect(await answerText(await organizer.post('tip-keys', await newKey()))).toMatch(/^403/);
    expect((await organizer.get('tip-keys')).status).toBe(403);
  });
});

describe('a key bundle is refused', () => {
  it('from anybody but the administrator', async () => {
    expect(await publish(signed(c.office, next()), c.officer)).toMatch(/^403/);
  });

  const cases: readonly [string, string, () => Promise<NewTipBundle>][] = [
    [
      'changed after it was signed',
      'signature',
      async () => {
        const sent = await signed(c.office, next());
        return { ...sent, signed: { ...sent.signed, bundle: sent.signed.bundle.replace('"epoch":2', '"epoch":3') } };
      },
    ],
    [
      'signed by another root',
      'signature',
      async () => {
        const { secret } = await makeRoot();
        return { ...(await signed(c.office, next())), signed: await signBundle(secret, next()) };
      },
    ],
    [
      'with another root',
      'root',
      async () => {
        const root = await makeRoot();
        return { ...(await signed({ root }, next())), root: root.root };
      },
    ],
    [
      'of the epoch before',
      'epoch',
      () => signed(c.office, next({ epoch: 1, recovery: c.office.bundle.officers[0]?.recipient ?? '' })),
    ],
    ['that leaves an epoch out', 'epoch', () => signed(c.office, next({ epoch: 3 }))],
    ['of another district', 'instance', () => signed(c.office, next({ instance: randomId(random) }))],
    ['for too long', 'days', () => signed(c.office, next({ until: addDays(c.office.bundle.from, 101) }))],
    [
      'that is over',
      'days',
      () =>
        signed(c.office, next({ from: addDays(c.office.bundle.from, -90), until: addDays(c.office.bundle.from, -1) })),
    ],
    [
      'with a key that nobody registered',
      'officers',
      async () => {
        const { id, recipient } = await newKey();
        return signed(c.office, next({ officers: [...c.office.bundle.officers, { key: id, recipient }] }));
      },
    ],
    [
      'with somebody else’s recipient under an officer’s key',
      'officers',
      async () => {
        const [first] = c.office.bundle.officers;
        return signed(c.office, next({ officers: [{ key: first?.key ?? '', recipient: (await newKey()).recipient }] }));
      },
    ],
    [
      'whose recovery is an officer',
      'officers',
      () => signed(c.office, next({ recovery: c.office.bundle.officers[0]?.recipient ?? '' })),
    ],
    [
      'whose root is not granted to all',
      'root_grants',
      async () => {
        const sent = await signed(c.office, next());
        return { ...sent, rootGrants: sent.rootGrants.slice(1) };
      },
    ],
  ];
  it.each(cases)('%s', async (_, detail, make) => {
    expect(await publish(make())).toBe(`409 conflict ${detail}`);
    expect((await c.officer.keys()).newest?.bundle).toContain('"epoch":1');
  });

  it('without officers, or with an invalid grant', async () => {
    const empty = await signed(c.office, next({ officers: [] }));
    expect(await publish(empty)).toMatch(/^(400|409)/);
    const sent = await signed(c.office, next());
    const [first] = sent.rootGrants;
    const rootGrants = [{ key: first?.key ?? '', file: 'bm8gYWdlIGZpbGU=' }, ...sent.rootGrants.slice(1)];
    expect(await publish({ ...sent, rootGrants })).toMatch(/^(400|422)/);
    expect((await c.officer.keys()).newest?.bundle).toContain('"epoch":1');
  });
});

describe('the office’s keys over time', () => {
  it('a new bundle replaces the last one once; a retired key is in no further bundle, and its holder gets no root', async () => {
    const [first, second] = c.office.bundle.officers;
    if (!first || !second) throw new Error('two officers are expected');
    const sent = await signed(c.office, next());
    expect(await publish(sent)).toBe('200');
    // A repetition: the first answer may have been lost.
    expect(await publish(sent)).toBe('200');
    expect(
      (await auditOf(c.test, /tip_bundle_signed/)).filter((line) => line.startsWith('tip_bundle_signed 2')),
    ).toHaveLength(1);

    expect(await answerText(await c.officer.post(`tip-keys/${first.key}/retire`, {}))).toMatch(/^403/);
    expect(await answerText(await c.administrator.post(`tip-keys/${first.key}/retire`, {}))).toBe('200');
    expect(await answerText(await c.administrator.post(`tip-keys/${first.key}/retire`, {}))).toBe('200');
    expect(await answerText(await c.administrator.post(`tip-keys/${randomId(random)}/retire`, {}))).toMatch(/^404/);
    expect(await publish(signed(c.office, next({ epoch: 3 })))).toBe('409 conflict officers');
    expect(await publish(signed(c.office, next({ epoch: 3, officers: [second] })))).toBe('200');

    const { keys, rootGrants } = await c.officer.keys();
    expect(keys.find(({ id }) => id === first.key)).toMatchObject({ retired: c.office.bundle.from, current: false });
    expect(rootGrants).toEqual([]);
    expect((await c.administrator.keys()).rootGrants.map(({ key }) => key).sort()).toEqual(
      [second.key, 'recovery'].sort(),
    );
  });

  it('a new bundle keeps the root grants of unchanged readers, so a signer cannot spoil another’s', async () => {
    const [, second] = c.office.bundle.officers;
    if (!second) throw new Error('two officers are expected');
    const rows = () => c.test.context.db.selectFrom('tip_root_grant').select(['key', 'file']).orderBy('key').execute();
    const before = await rows();
    expect(before.map(({ key }) => key).sort()).toEqual([second.key, 'recovery'].sort());
    const sent = await signed(c.office, next({ epoch: 4, officers: [second] }));
    expect(await publish(sent)).toBe('200');
    expect(await rows()).toEqual(before);
    // A new recovery key gets the root; the officer's grant stays.
    const recovery = (await newKey()).recipient;
    expect(await publish(signed(c.office, next({ epoch: 5, officers: [second], recovery })))).toBe('200');
    const after = await rows();
    expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
    expect(
      after.map(({ key, file }) => [key, before.some((row) => row.key === key && Buffer.from(row.file).equals(file))]),
    ).toEqual(before.map(({ key }) => [key, key !== 'recovery']));
  });
});
