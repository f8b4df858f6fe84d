import { randomBytes } from 'node:crypto';
import { type CheckedBundle, checkBundle, makeRoot, signBundle } from '../../src/client/tips/crypto/bundle.ts';
import { newIdentity, recipientOf } from '../../src/client/tips/crypto/identity.ts';
import type { TipContent } from '../../src/client/tips/crypto/schemas.ts';
import { type ReadyTip, sealTip } from '../../src/client/tips/crypto/seal.ts';
import { randomId } from '../../src/domain/kernel/id.ts';
import { newReceipt } from '../../src/domain/tips/receipt.ts';
import type { KeyBundle } from '../../src/protocol/tips/tip.ts';
import { must } from './must.ts';

export const random = (count: number): Uint8Array => Uint8Array.from(randomBytes(count));

export const tipDay = '2026-11-25';
export const tipInstance = '6a8f3c52-7a0e-4c5f-9b0e-5c1d2e3f4a5b';

export interface TipOfficer {
  readonly key: string;
  readonly identity: string;
  readonly recipient: string;
}

/** An office with its keys, as the ceremony leaves it. */
export interface TipOffice {
  readonly root: string;
  readonly rootSecret: string;
  readonly officers: readonly TipOfficer[];
  readonly recovery: TipOfficer;
  readonly bundle: KeyBundle;
  readonly checked: CheckedBundle;
}

async function makeOfficer(): Promise<TipOfficer> {
  const identity = await newIdentity();
  return { key: randomId(random), identity, recipient: await recipientOf(identity) };
}

export async function makeTipOffice({ officers: count = 2, instance = tipInstance } = {}): Promise<TipOffice> {
  const officers = await Promise.all(Array.from({ length: count }, makeOfficer));
  const recovery = await makeOfficer();
  const { root, secret } = await makeRoot();
  const bundle: KeyBundle = {
    instance,
    epoch: 1,
    from: '2026-11-01',
    until: '2027-01-31',
    officers: officers.map(({ key, recipient }) => ({ key, recipient })),
    recovery: recovery.recipient,
  };
  const signed = await signBundle(secret, bundle);
  const checked = must(await checkBundle({ signed, root }, { instance, today: tipDay }));
  return { root, rootSecret: secret, officers, recovery, bundle, checked };
}

export const tipContent: TipContent = {
  what: '夜里常有车来，卸下桶，气味刺鼻。',
  where: '上河村东头旧砖窑',
  when: '这个月的每个星期五',
  contact: '',
  behalf: false,
};

/** A tip sealed to an office, and the receipt that its writer holds. */
export async function sealSome(
  { checked }: TipOffice,
  photos: readonly Uint8Array[] = [],
  content: TipContent = tipContent,
): Promise<ReadyTip & { readonly receipt: string }> {
  const receipt = newReceipt(random);
  return { ...must(await sealTip({ bundle: checked, content, photos, receipt, random })), receipt };
}

/** A copy with one bit turned. */
export function flipped(bytes: Uint8Array, at: number, bit = 0): Uint8Array<ArrayBuffer> {
  const other = Uint8Array.from(bytes);
  other[at] = (other[at] ?? 0) ^ (1 << bit);
  return other;
}
