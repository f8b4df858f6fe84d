import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGrant } from '../../../src/client/tips/crypto/open.ts';
import { dayAt } from '../../../src/domain/kernel/day.ts';
import { dumpOf } from '../../support/database-dump.ts';
import { must } from '../../support/must.ts';
import { searchFor } from '../../support/needles.ts';
import { type Ceremony, ceremony } from './desk-fixture.ts';
import { content, outcome, photo, type Sender, type SentTip, seal, sealAnswer, senderTo, sha256 } from './fixture.ts';

const ADDRESS = '203.0.113.77';
const BROWSER = 'Mozilla/5.0 (Linux; Android 10; a phone like no other)';

let c: Ceremony;
let sender: Sender;
let tip: SentTip;
let picture: Uint8Array;
let dump: string;

beforeAll(async () => {
  c = await ceremony();
  const { send } = c.test;
  sender = senderTo(
    { send: (path, sent) => send(path, { ...sent, headers: { 'user-agent': BROWSER, ...sent?.headers } }) },
    ADDRESS,
  );
  picture = photo(9_000);
  tip = await seal(c.office, [picture]);
  expect(await outcome(await sender.post(tip.sealed))).toBe('200 taken');
  for (const file of tip.files) await sender.upload(file, tip.mailbox.token);
  const { message } = await sealAnswer(c.office, tip, { seq: 1, text: '金丝雀的回答' });
  expect(await outcome(await sender.post(message, { path: '/messages' }))).toBe('200 taken');
  await c.officer.act(tip.sealed.id, { act: 'take' });
  dump = await dumpOf(c.test.databaseUrl);
});
afterAll(() => c.test.close());

describe('a dump of the database and the server’s files', () => {
  it('contains neither content nor keys that open it', async () => {
    const [officer] = c.office.officers;
    const grant = (await c.officer.detail(tip.sealed.id)).grants.find(({ key }) => key === officer?.key);
    const identity = must(
      await openGrant(grant?.file ?? '', officer?.identity ?? '', {
        instance: c.office.bundle.instance,
        tip: tip.sealed.id,
      }),
    );
    const { what, where, when, contact } = content;
    const search = searchFor({
      ...{ what, where, when, contact, answer: '金丝雀的回答' },
      photo: Buffer.from(picture.slice(4_000, 4_064)),
      receipt: tip.receipt,
      token: tip.mailbox.token,
      'the token’s bytes': Buffer.from(tip.mailbox.token, 'hex'),
      identity,
      officer: officer?.identity ?? '',
      recovery: c.office.recovery,
      root: c.office.root.secret,
    });
    search.in('database', dump);
    await search.inFolder(c.test.dataDir);
    expect(search.found).toEqual([]);
    // The sealed bytes are in the dump: the same search finds them.
    const sealed = searchFor({
      body: Buffer.from(tip.sealed.body, 'base64').subarray(300, 360),
      hash: sha256(Buffer.from(tip.mailbox.token, 'hex')),
    });
    sealed.in('database', dump);
    expect(sealed.found.map(({ needle }) => needle)).toContain('body');
  });

  it('contains no address and no browser, and of a tip no time finer than its day', async () => {
    const search = searchFor({ address: ADDRESS, network: '203.0.113', browser: 'a phone like no other' });
    search.in('database', dump);
    await search.inFolder(c.test.dataDir);
    expect(search.found).toEqual([]);
    const columns = await c.test.context.db
      .selectFrom('information_schema.columns' as never)
      .select(['table_name', 'column_name', 'data_type'] as never[])
      .where('table_schema' as never, '=', 'public' as never)
      .execute();
    const fine = (columns as { table_name: string; column_name: string; data_type: string }[])
      .filter(({ table_name, data_type }) => /^tip/.test(table_name) && /time|interval/.test(data_type))
      .map(({ table_name, column_name }) => `${table_name}.${column_name}`);
    expect(fine).toEqual([]);
    const { arrived } = await c.test.context.db.selectFrom('tip').select('arrived').executeTakeFirstOrThrow();
    expect(arrived).toBe(dayAt(c.test.context.now()));
  });

  it('does not let its reader write as the person: it has no key to the mailbox', async () => {
    const stored = sha256(Buffer.from(tip.mailbox.token, 'hex'));
    const row = dump.split('\n').find((line) => line.startsWith(`(${c.test.context.district},${tip.sealed.id},`)) ?? '';
    const known = [
      ...new Set([...(row.match(/(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g) ?? []), stored, sha256(tip.mailbox.token)]),
    ];
    expect(row).toContain(stored);
    const { message } = await sealAnswer(c.office, tip, { seq: 2, text: '冒名的话' });
    for (const mailbox of known) {
      const answer = await sender.post({ ...message, mailbox }, { path: '/messages' });
      expect(await outcome(answer)).toBe('422 tip_refused mailbox_unknown');
    }
    expect((await sender.open(tip.mailbox.token)).messages).toHaveLength(1);
    // The holder of the receipt can.
    const own = await sealAnswer(c.office, tip, { seq: 2, text: '本人的话' });
    expect(await outcome(await sender.post(own.message, { path: '/messages' }))).toBe('200 taken');
  });
});
