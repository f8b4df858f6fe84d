import { beforeAll, describe, expect, it } from 'vitest';
import { joinCards } from '../../../src/client/features/office-tip-keys/cards.ts';
import { ownKeys } from '../../../src/client/features/office-tip-keys/own-keys.ts';
import { makeNextBundle } from '../../../src/client/features/office-tip-keys/sign-bundle.ts';
import { checkBundle, makeRoot } from '../../../src/client/tips/crypto/bundle.ts';
import { openRoot } from '../../../src/client/tips/crypto/root.ts';
import { splitSecret } from '../../../src/client/tips/crypto/shares.ts';
import type { TipKey, TipKeys } from '../../../src/protocol/tip-desk.ts';
import { must } from '../../support/must.ts';
import { makeTipOffice, type TipOffice, tipDay, tipInstance } from '../../support/tip-office.ts';

let office: TipOffice;
let officers: { readonly id: string; readonly recipient: string }[];
const nothing: TipKeys = { keys: [], root: null, rootGrants: [], newest: null, today: tipDay };

beforeAll(async () => {
  office = await makeTipOffice({ officers: 2 });
  officers = office.officers.map(({ key, recipient }) => ({ id: key, recipient }));
});

const next = () => ({
  instance: tipInstance,
  officers,
  recovery: office.recovery.recipient,
  from: tipDay,
  until: '2027-02-20',
});
/** The keys as the server has them after a list was taken. */
async function afterFirst(): Promise<TipKeys> {
  const { root = null, rootGrants, signed } = must(await makeNextBundle(nothing, next(), undefined));
  return { ...nothing, root, rootGrants, newest: signed };
}
const check = (keys: Pick<TipKeys, 'root'>, signed: TipKeys['newest']) =>
  signed && keys.root
    ? checkBundle({ signed, root: keys.root }, { instance: tipInstance, today: tipDay })
    : Promise.reject(new Error('nothing signed'));

describe('signing the list', () => {
  it('makes a root for the first one, and seals it to each officer and to recovery', async () => {
    const keys = await afterFirst();
    const bundle = must(await check(keys, keys.newest));
    expect(bundle).toMatchObject({ epoch: 1, from: tipDay, until: '2027-02-20', recovery: office.recovery.recipient });
    expect(keys.rootGrants.map(({ key }) => key)).toEqual([...officers.map(({ id }) => id), 'recovery']);
    for (const { key, identity } of [...office.officers, { ...office.recovery, key: 'recovery' }]) {
      const file = keys.rootGrants.find((grant) => grant.key === key)?.file ?? '';
      expect((await openRoot(file, identity, tipInstance)).ok).toBe(true);
    }
  });

  it.each(['officer', 'recovery'] as const)('is renewed with the same root by %s', async (who) => {
    const keys = await afterFirst();
    const by = who === 'recovery' ? { ...office.recovery, key: 'recovery' } : office.officers[1];
    const renewed = must(await makeNextBundle(keys, next(), by));
    expect(renewed.root).toBeUndefined();
    expect(must(await check(keys, renewed.signed)).epoch).toBe(2);
  });

  it('is refused to whoever was not granted the root, or brings another', async () => {
    const keys = await afterFirst();
    const stranger = { key: '10000000-0000-4000-8000-000000000001', identity: office.recovery.identity };
    expect(await makeNextBundle(keys, next(), stranger)).toEqual({ ok: false, error: 'no_root' });
    expect(await makeNextBundle(keys, next(), undefined)).toEqual({ ok: false, error: 'no_root' });
    const other = { ...keys, root: (await makeRoot()).root };
    expect(await makeNextBundle(other, next(), office.officers[0])).toEqual({ ok: false, error: 'root_wrong' });
  });

  it('publishes nothing that no phone would take', async () => {
    const twice = { ...next(), recovery: officers[0]?.recipient ?? '' };
    expect(await makeNextBundle(nothing, twice, undefined)).toEqual({ ok: false, error: 'root_wrong' });
    const long = { ...next(), until: '2027-06-30' };
    expect(await makeNextBundle(nothing, long, undefined)).toEqual({ ok: false, error: 'root_wrong' });
  });
});

it('puts two cards together, and says what is wrong with them', async () => {
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

it('lists one’s own keys, in use first, and those that nobody has registered', () => {
  const known = (id: string, member: string, retired: string | null): TipKey => ({
    id,
    member,
    name: member,
    recipient: id,
    made: tipDay,
    retired,
    current: false,
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
