import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkBundle, fingerprintOf, makeRoot, signBundle } from '../../../../src/client/tips/crypto/bundle.ts';
import { isRecipient } from '../../../../src/client/tips/crypto/identity.ts';
import { openRoot, sealRoot } from '../../../../src/client/tips/crypto/root.ts';
import { readFingerprint } from '../../../../src/domain/tips/receipt.ts';
import type { KeyBundle } from '../../../../src/protocol/tips/tip.ts';
import { must } from '../../../support/must.ts';
import { makeTipOffice, type TipOffice, tipDay, tipInstance } from '../../../support/tip-office.ts';

let office: TipOffice;
let classic: string;
beforeAll(async () => {
  office = await makeTipOffice({ officers: 2 });
  classic = await identityToRecipient(await generateX25519Identity());
});

interface Settings {
  readonly today?: string;
  readonly instance?: string;
  readonly pinned?: string;
  readonly root?: string;
}

/**
 * Returns a phone's verdict on a bundle.
 * @param text is signed as it is by the office's root
 */
async function verdict(
  bundle: KeyBundle | Record<string, unknown> | string,
  { today = tipDay, instance = tipInstance, pinned, root = office.root }: Settings = {},
): Promise<string> {
  // The root signs any text, because the test is about not trusting it blindly.
  const text = typeof bundle === 'string' ? bundle : JSON.stringify(bundle);
  const signed = await signText(text);
  const checked = await checkBundle({ signed, root }, { instance, today, pinned });
  return checked.ok ? 'ok' : checked.error.code;
}

async function signText(text: string) {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('pkcs8', Buffer.from(office.rootSecret, 'base64'), algorithm, false, [
    'sign',
  ]);
  const over = new TextEncoder().encode(`qingyuan tip bundle v1\n${text}`);
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, over);
  return { bundle: text, signature: Buffer.from(signature).toString('base64') };
}

const changed = (change: Partial<Record<keyof KeyBundle, unknown>>) => ({ ...office.bundle, ...change });

describe('a key bundle', () => {
  it('is accepted as signed, from its first day to its last', async () => {
    const signed = await signBundle(office.rootSecret, office.bundle);
    const checked = must(await checkBundle({ signed, root: office.root }, { instance: tipInstance, today: tipDay }));
    expect(checked).toEqual({ ...office.bundle, fingerprint: await fingerprintOf(office.root) });
    for (const today of [office.bundle.from, office.bundle.until])
      expect(await verdict(office.bundle, { today })).toBe('ok');
  });

  it('is refused before and after its period', async () => {
    expect(await verdict(office.bundle, { today: '2026-10-31' })).toBe('bundle_not_yet');
    expect(await verdict(office.bundle, { today: '2027-02-01' })).toBe('bundle_expired');
  });

  it('is refused for another district', async () => {
    expect(await verdict(office.bundle, { instance: 'other' })).toBe('other_instance');
  });

  it('is refused with its own code if it has no officer', async () => {
    expect(await verdict(changed({ officers: [] }))).toBe('no_recipients');
  });

  it('is refused with a classic, an invalid or no recipient', async () => {
    const [first] = office.bundle.officers;
    const recipient = first?.recipient ?? '';
    const broken = recipient.slice(0, -1) + (recipient.endsWith('q') ? 'p' : 'q');
    const kinds = [classic, broken, recipient.toUpperCase(), `${recipient}q`, recipient.slice(0, -6), '', null];
    for (const wrong of kinds) {
      expect(await verdict(changed({ officers: [{ key: first?.key, recipient: wrong }] }))).toBe('bundle_malformed');
      expect(await verdict(changed({ recovery: wrong }))).toBe('bundle_malformed');
    }
    expect(isRecipient(recipient)).toBe(true);
    expect(kinds.some((wrong) => isRecipient(String(wrong)))).toBe(false);
  });

  it('is refused if it names a recipient or a key twice', async () => {
    const [first, second] = office.bundle.officers;
    if (!first || !second) throw new Error('the office has two officers');
    const twice = [
      changed({ officers: [first, { ...first, key: second.key }] }),
      changed({ officers: [first, { ...second, key: first.key }] }),
      changed({ recovery: first.recipient }),
    ];
    for (const bundle of twice) expect(await verdict(bundle)).toBe('bundle_malformed');
  });

  it('is refused if its period is too long or reversed', async () => {
    expect(await verdict(changed({ from: '2026-11-01', until: '2027-02-09' }))).toBe('ok');
    expect(await verdict(changed({ from: '2026-11-01', until: '2027-02-10' }))).toBe('bundle_malformed');
    expect(await verdict(changed({ from: '2026-11-26', until: '2026-11-24' }))).toBe('bundle_malformed');
    expect(await verdict(changed({ until: '2026-02-30' }))).toBe('bundle_malformed');
  });

  it('is refused in an unknown form, even with a valid signature', async () => {
    const texts = ['', '{', 'null', '[]', '"x"', '1e999', '['.repeat(50_000), JSON.stringify(changed({ epoch: 0 }))];
    for (const text of texts) expect(await verdict(text)).toBe('bundle_malformed');
    expect(await verdict({ ...office.bundle, extra: 1 })).toBe('bundle_malformed');
    const { recovery: _, ...without } = office.bundle;
    expect(await verdict(without)).toBe('bundle_malformed');
  });

  it('is forged if any letter changed after signing', async () => {
    const signed = await signBundle(office.rootSecret, office.bundle);
    await fc.assert(
      fc.asyncProperty(fc.nat(signed.bundle.length - 1), fc.constantFrom('0', 'q', '"', ' ', '龙'), async (at, c) => {
        fc.pre(signed.bundle[at] !== c);
        const bundle = signed.bundle.slice(0, at) + c + signed.bundle.slice(at + 1);
        const checked = await checkBundle(
          { signed: { ...signed, bundle }, root: office.root },
          { instance: tipInstance, today: tipDay },
        );
        expect(checked).toEqual({ ok: false, error: { code: 'bundle_forged' } });
      }),
      { numRuns: 60 },
    );
  });

  it('is forged with another signature or root', async () => {
    const signed = await signBundle(office.rootSecret, office.bundle);
    const other = await makeRoot();
    const check = async (signature: string, root = office.root) => {
      const checked = await checkBundle(
        { signed: { ...signed, signature }, root },
        { instance: tipInstance, today: tipDay },
      );
      return checked.ok ? 'ok' : checked.error.code;
    };
    const signatures = ['', 'AAAA', Buffer.alloc(64).toString('base64'), Buffer.alloc(64, 255).toString('base64'), '%'];
    for (const signature of signatures) expect(await check(signature)).toBe('bundle_forged');
    expect(await check((await signBundle(other.secret, office.bundle)).signature)).toBe('bundle_forged');
    expect(await check(signed.signature, other.root)).toBe('bundle_forged');
    expect(await check(signed.signature)).toBe('ok');
    for (const root of ['', '%', 'AAAA']) expect(await check(signed.signature, root)).toBe('bundle_malformed');
  });

  it('is forged if it was signed for another purpose', async () => {
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
    const secret = Buffer.from(office.rootSecret, 'base64');
    const key = await crypto.subtle.importKey('pkcs8', secret, algorithm, false, ['sign']);
    const bundle = JSON.stringify(office.bundle);
    const bare = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, new TextEncoder().encode(bundle));
    const signed = { bundle, signature: Buffer.from(bare).toString('base64') };
    const checked = await checkBundle({ signed, root: office.root }, { instance: tipInstance, today: tipDay });
    expect(checked).toEqual({ ok: false, error: { code: 'bundle_forged' } });
  });
});

describe('the root', () => {
  it('first seen by a phone, or named by a leaflet, is the only one accepted from then on', async () => {
    const other = await makeRoot();
    const signed = await signBundle(other.secret, office.bundle);
    const check = (pinned?: string) =>
      checkBundle({ signed, root: other.root }, { instance: tipInstance, today: tipDay, pinned });
    expect(await check(await fingerprintOf(office.root))).toEqual({ ok: false, error: { code: 'root_changed' } });
    expect((await check(other.fingerprint)).ok).toBe(true);
    expect((await check()).ok).toBe(true);
    expect(await verdict(office.bundle, { pinned: await fingerprintOf(office.root) })).toBe('ok');
    expect(await verdict(office.bundle, { pinned: '' })).toBe('root_changed');
  });

  it('has a fingerprint that can be read from paper', async () => {
    const { root, fingerprint } = await makeRoot();
    expect(await fingerprintOf(root)).toBe(fingerprint);
    expect(must(readFingerprint(fingerprint.toLowerCase()))).toBe(fingerprint);
  });

  it('is sealed to officers and opened for its own district only', async () => {
    const [officer] = office.officers;
    const file = must(await sealRoot(office.rootSecret, officer?.recipient ?? '', tipInstance));
    expect(must(await openRoot(file, officer?.identity ?? '', tipInstance))).toBe(office.rootSecret);
    expect(await openRoot(file, officer?.identity ?? '', 'other')).toEqual({
      ok: false,
      error: { code: 'other_instance' },
    });
    expect((await openRoot(file, office.recovery.identity, tipInstance)).ok).toBe(false);
  });

  it('is never sealed to a classic recipient', async () => {
    expect(await sealRoot(office.rootSecret, classic, tipInstance)).toEqual({
      ok: false,
      error: { code: 'no_recipients' },
    });
  });
});
