import { beforeAll, describe, expect, it } from 'vitest';
import { joinCards } from '../../../src/client/features/office/tip-keys/cards.ts';
import { ownKeys } from '../../../src/client/features/office/tip-keys/own-keys.ts';
import { checkBundle, makeRoot } from '../../../src/client/tips/crypto/bundle.ts';
import { openRoot, sealRoot } from '../../../src/client/tips/crypto/root.ts';
import { splitSecret } from '../../../src/client/tips/crypto/shares.ts';
import type { KnownList, OfficeKey } from '../../../src/client/tips/desk/office-keys.ts';
import { makeNextBundle } from '../../../src/client/tips/desk/sign-bundle.ts';
import { readOfficeKeys } from '../../../src/client/tips/desk/trusted-bundle.ts';
import type { TipKeys } from '../../../src/protocol/tips/tip-desk.ts';
import { must } from '../../support/must.ts';
import { makeTipOffice, type TipOffice, tipDay, tipInstance } from '../../support/tip-office.ts';

let office: TipOffice;
let officers: { readonly id: string; readonly recipient: string }[];
const nothing: TipKeys = { keys: [], root: null, rootGrants: [], newest: null, today: tipDay };
const none = { list: { state: 'none' }, rootGrants: [] } as const;

beforeAll(async () => {
  office = await makeTipOffice({ officers: 2 });
  officers = office.officers.map(({ key, recipient }) => ({ id: key, recipient }));
});

const next = () => ({
  instance: tipInstance,
  officers,
  newRecovery: office.recovery.recipient,
  from: tipDay,
  until: '2027-02-20',
});
/** The keys on the server after the first list, and what this computer knows of that list. */
async function afterFirst(): Promise<{ readonly sent: TipKeys; readonly known: KnownList }> {
  const { publish, known } = must(await makeNextBundle(none, next(), undefined));
  const { root = null, rootGrants, signed } = publish;
  return { sent: { ...nothing, root, rootGrants, newest: signed }, known };
}
const read = ({ sent, known }: Awaited<ReturnType<typeof afterFirst>>, known2: KnownList | undefined = known) =>
  readOfficeKeys(sent, { instance: tipInstance, known: known2 });
const check = (keys: Pick<TipKeys, 'root'>, signed: TipKeys['newest']) =>
  signed && keys.root
    ? checkBundle({ signed, root: keys.root }, { instance: tipInstance, today: tipDay })
    : Promise.reject(new Error('nothing signed'));

describe('signing the list', () => {
  it('makes a root for the first list and seals it to each officer and to recovery', async () => {
    const { sent: keys } = await afterFirst();
    const bundle = must(await check(keys, keys.newest));
    expect(bundle).toMatchObject({ epoch: 1, from: tipDay, until: '2027-02-20', recovery: office.recovery.recipient });
    expect(keys.rootGrants.map(({ key }) => key)).toEqual([...officers.map(({ id }) => id), 'recovery']);
    for (const { key, identity } of [...office.officers, { ...office.recovery, key: 'recovery' }]) {
      const file = keys.rootGrants.find((grant) => grant.key === key)?.file ?? '';
      expect((await openRoot(file, identity, tipInstance)).ok).toBe(true);
    }
  });

  it.each(['officer', 'recovery'] as const)('is renewed with the same root by %s', async (who) => {
    const first = await afterFirst();
    const by = who === 'recovery' ? { ...office.recovery, key: 'recovery' } : office.officers[1];
    const { publish, known } = must(await makeNextBundle(await read(first), { ...next(), newRecovery: undefined }, by));
    expect(publish.root).toBeUndefined();
    const renewed = must(await check(first.sent, publish.signed));
    expect(renewed).toMatchObject({ epoch: 2, recovery: office.recovery.recipient });
    const after = { ...first.sent, newest: publish.signed };
    expect((await readOfficeKeys(after, { instance: tipInstance, known })).list.state).toBe('trusted');
  });

  it('is refused without the root, or with another root', async () => {
    const first = await afterFirst();
    const keys = await read(first);
    const stranger = { key: '10000000-0000-4000-8000-000000000001', identity: office.recovery.identity };
    expect(await makeNextBundle(keys, next(), stranger)).toEqual({ ok: false, error: 'no_root' });
    expect(await makeNextBundle(keys, next(), undefined)).toEqual({ ok: false, error: 'no_root' });
    const { secret } = await makeRoot();
    const [opener] = office.officers;
    const file = must(await sealRoot(secret, opener?.recipient ?? '', tipInstance));
    const swapped = { ...keys, rootGrants: [{ key: opener?.key ?? '', file }] };
    expect(await makeNextBundle(swapped, next(), opener)).toEqual({ ok: false, error: 'root_wrong' });
  });

  it('is refused if the previous list is not verified', async () => {
    const first = await afterFirst();
    const [opener] = office.officers;
    const attacker = (await makeTipOffice({ officers: 1 })).recovery.recipient;
    const { newest } = first.sent;
    const bundle = newest?.bundle.replace(office.recovery.recipient, attacker) ?? '';
    const swapped = { ...first, sent: { ...first.sent, newest: { bundle, signature: newest?.signature ?? '' } } };
    const quiet = { ...next(), newRecovery: undefined };
    const refused = { ok: false, error: 'not_verified' };
    expect((await read(swapped)).list).toEqual({ state: 'broken', fault: 'forged' });
    expect(await makeNextBundle(await read(swapped), quiet, opener)).toEqual(refused);
    // Also refused if nobody has compared the root on this computer, or the server says that there was never a list.
    const uncompared = await readOfficeKeys(first.sent, { instance: tipInstance, known: undefined });
    expect(await makeNextBundle(uncompared, quiet, opener)).toEqual(refused);
    const denied = await readOfficeKeys(nothing, { instance: tipInstance, known: first.known });
    expect(await makeNextBundle(denied, next(), opener)).toEqual(refused);
  });

  it('is refused if a recipient changed under the same key', async () => {
    const first = await afterFirst();
    const [mine, other] = officers;
    const attacker = (await makeTipOffice({ officers: 1 })).officers[0]?.recipient ?? '';
    const swapped = { ...next(), newRecovery: undefined, officers: [mine, { id: other?.id, recipient: attacker }] };
    expect(await makeNextBundle(await read(first), swapped as never, office.officers[0])).toEqual({
      ok: false,
      error: 'changed',
    });
  });

  it('needs a recovery recipient made here, or the verified list’s', async () => {
    const without = { ...next(), newRecovery: undefined };
    expect(await makeNextBundle(none, without, undefined)).toEqual({ ok: false, error: 'no_recovery' });
  });

  it('publishes no list that phones would reject', async () => {
    const twice = { ...next(), newRecovery: officers[0]?.recipient ?? '' };
    expect(await makeNextBundle(none, twice, undefined)).toEqual({ ok: false, error: 'root_wrong' });
    const long = { ...next(), until: '2027-06-30' };
    expect(await makeNextBundle(none, long, undefined)).toEqual({ ok: false, error: 'root_wrong' });
  });
});

it('joins two recovery cards, and explains errors in them', async () => {
  const [first, second, third] = await splitSecret(office.recovery.identity);
  expect(await joinCards([first, third])).toEqual({ ok: true, value: office.recovery.identity });
  expect(await joinCards([second.toLowerCase(), first])).toEqual({ ok: true, value: office.recovery.identity });
  const [other] = await splitSecret(office.officers[0]?.identity ?? '');
  const said = async (a: string, b: string) => {
    const joined = await joinCards([a, b]);
    return joined.ok ? 'ok' : joined.error;
  };
  expect(await said(first, ' ')).toBe('请输入两张不同的恢复卡。');
  expect(await said(first, `${second.slice(0, -1)}${second.endsWith('A') ? 'B' : 'A'}`)).toBe(
    '有一张抄得不对，请对照纸上的字检查。',
  );
  expect(await said(second, other)).toBe('两张卡合不起来：可能是同一张，或不是同一套。');
});

it('lists the officer’s keys, active ones first, including unregistered ones', () => {
  const known = (id: string, member: string, retired: string | null): OfficeKey => ({
    id,
    member,
    name: member,
    recipient: id,
    made: tipDay,
    retired,
    listStatus: 'waiting',
  });
  const stored = (id: string) => ({ id, instance: tipInstance, recipient: id, wrapped: new ArrayBuffer(1) });
  const keys = [known('old', 'me', tipDay), known('new', 'me', null), known('other', 'you', null)];
  const own = ownKeys(keys, [stored('old'), stored('fresh'), stored('other')], 'me');
  expect(own.map(({ id, known: k, stored: s }) => [id, Boolean(k), Boolean(s)])).toEqual([
    ['fresh', false, true],
    ['new', true, false],
    ['old', true, true],
  ]);
});

it('takes the check code from this computer’s key, and detects a recipient swapped by the server', () => {
  const key: OfficeKey = {
    id: 'mine',
    member: 'me',
    name: 'me',
    recipient: 'the server’s',
    made: tipDay,
    retired: null,
    listStatus: 'waiting',
  };
  const here = { id: 'mine', instance: tipInstance, recipient: 'my own', wrapped: new ArrayBuffer(1) };
  expect(ownKeys([key], [here], 'me')).toMatchObject([{ recipient: 'my own', isSwapped: true }]);
  expect(ownKeys([key], [{ ...here, recipient: 'the server’s' }], 'me')).toMatchObject([{ isSwapped: false }]);
  expect(ownKeys([key], [], 'me')).toMatchObject([{ recipient: undefined, isSwapped: false }]);
});
