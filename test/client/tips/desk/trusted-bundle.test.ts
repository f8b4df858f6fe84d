import { beforeAll, describe, expect, it } from 'vitest';
import { makeRoot, signBundle } from '../../../../src/client/tips/crypto/bundle.ts';
import { newIdentity, recipientOf } from '../../../../src/client/tips/crypto/identity.ts';
import type { KnownList } from '../../../../src/client/tips/desk/office-keys.ts';
import { sealableTo } from '../../../../src/client/tips/desk/office-keys.ts';
import { knownOf, readOfficeKeys, trustedBundle } from '../../../../src/client/tips/desk/trusted-bundle.ts';
import type { KeyBundle, SignedBundle } from '../../../../src/protocol/tips/tip.ts';
import type { TipKey, TipKeys } from '../../../../src/protocol/tips/tip-desk.ts';
import { makeTipOffice, type TipOffice, tipDay, tipInstance } from '../../../support/tip-office.ts';

let office: TipOffice;
let lists: readonly SignedBundle[];
let seen: readonly KnownList[];
let attacker: string;

const sign = (change: Partial<KeyBundle> = {}, secret = office.rootSecret) =>
  signBundle(secret, { ...office.bundle, ...change });
const verify = (newest: SignedBundle | null, known?: KnownList, root: string | null = office.root) =>
  trustedBundle({ root, newest }, { instance: tipInstance, known });
const fault = async (...from: Parameters<typeof verify>) => {
  const list = await verify(...from);
  return list.state === 'broken' ? list.fault : list.state;
};
const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index];
  if (found === undefined) throw new Error(`nothing at ${index}`);
  return found;
};

beforeAll(async () => {
  office = await makeTipOffice({ officers: 2 });
  attacker = await recipientOf(await newIdentity());
  lists = [await sign(), await sign({ epoch: 2 }), await sign({ epoch: 3 })];
  seen = await Promise.all(lists.map(({ bundle }, i) => knownOf(office.root, i + 1, bundle)));
});

describe('the server’s newest list', () => {
  it('is trusted if root and signature are valid and its number did not decrease', async () => {
    for (const [index, known] of [
      [1, 1],
      [2, 1],
      [2, 0],
    ] as const) {
      const list = await verify(at(lists, index), at(seen, known));
      expect(list).toMatchObject({ state: 'trusted', bundle: { epoch: index + 1, root: office.root } });
    }
  });

  it('is trusted after it expired, as the base of the next one', async () => {
    const old = await sign({ epoch: 4, from: '2026-01-01', until: '2026-03-31' });
    expect(await fault(old, at(seen, 2))).toBe('trusted');
  });

  it('is absent before anything was signed', async () => {
    expect(await fault(null, undefined, null)).toBe('none');
    // The root was made on this computer, and the first list has not been accepted yet.
    expect(await fault(null, { root: office.root, epoch: 0, digest: '' }, null)).toBe('none');
  });

  it('is not accepted as missing if there was one', async () => {
    expect(await fault(null, at(seen, 0), null)).toBe('missing');
    expect(await fault(null, at(seen, 0))).toBe('missing');
    expect(await fault(null, undefined)).toBe('missing');
    expect(await fault(at(lists, 0), undefined, null)).toBe('missing');
  });

  it('is refused with another recipient for recovery or under an officer’s key', async () => {
    const genuine = at(lists, 1);
    const swap = (recipient: string): SignedBundle => ({
      ...genuine,
      bundle: genuine.bundle.replace(recipient, attacker),
    });
    for (const known of [undefined, at(seen, 0), at(seen, 1)]) {
      expect(await fault(swap(office.recovery.recipient), known)).toBe('forged');
      expect(await fault(swap(office.officers[0]?.recipient ?? ''), known)).toBe('forged');
    }
  });

  it('is refused under another root', async () => {
    const other = await makeRoot();
    const forged = await sign({ epoch: 9, recovery: attacker }, other.secret);
    expect(await fault(forged, at(seen, 0), other.root)).toBe('root_changed');
    expect(await fault(forged, at(seen, 0))).toBe('forged');
    // On a new computer, people have to compare the root.
    const list = await verify(forged, undefined, other.root);
    expect(list).toMatchObject({ state: 'new_root', list: { fingerprint: other.fingerprint } });
    expect(await fault(forged, { root: office.root, epoch: 0, digest: '' }, other.root)).toBe('new_root');
  });

  it('is refused if it is older, or different under the same number', async () => {
    expect(await fault(at(lists, 0), at(seen, 1))).toBe('older');
    const twin = await sign({ epoch: 2, recovery: attacker });
    expect(await fault(twin, at(seen, 1))).toBe('replaced');
    expect(await fault(twin, { ...at(seen, 1), digest: '' })).toBe('trusted');
  });

  it('is refused for another district, or if malformed despite a valid signature', async () => {
    expect(await fault(await sign({ epoch: 2, instance: 'elsewhere' }), at(seen, 0))).toBe('other_instance');
    const twice = office.officers[0]?.recipient ?? '';
    expect(await fault(await sign({ epoch: 2, recovery: twice }), at(seen, 0))).toBe('malformed');
  });
});

describe('a registered key', () => {
  const key = (id: string, recipient: string, retired: string | null = null): TipKey => ({
    id,
    member: 'm',
    name: '陈静',
    recipient,
    made: tipDay,
    retired,
    current: true,
  });
  const read = (keys: TipKey[], newest: SignedBundle, known: KnownList | undefined) => {
    const sent: TipKeys = { keys, root: office.root, rootGrants: [], newest, today: tipDay };
    return readOfficeKeys(sent, { instance: tipInstance, known });
  };

  it('gets its status from the verified list, not from the server', async () => {
    const [first, second] = office.officers;
    const fresh = '10000000-0000-4000-8000-000000000001';
    const all = [key(first?.key ?? '', first?.recipient ?? ''), key(second?.key ?? '', attacker), key(fresh, attacker)];
    const { keys } = await read(all, at(lists, 1), at(seen, 1));
    expect(keys.map(({ listStatus }) => listStatus)).toEqual(['listed', 'changed', 'waiting']);
    const unknown = await read(all, at(lists, 0), at(seen, 1));
    expect(unknown.keys.map(({ listStatus }) => listStatus)).toEqual(['unknown', 'unknown', 'unknown']);
  });

  it('is sealed to only with the verified list’s recipient, and not once retired', async () => {
    const [first, second] = office.officers;
    const all = [key(first?.key ?? '', attacker), key(second?.key ?? '', second?.recipient ?? '', tipDay)];
    expect([...sealableTo(await read(all, at(lists, 1), at(seen, 1)))]).toEqual([[first?.key, first?.recipient]]);
    for (const known of [undefined, at(seen, 2)]) {
      expect(sealableTo(await read(all, at(lists, 1), known)).size).toBe(0);
    }
  });
});
