import { Encrypter } from 'age-encryption';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  identityOf,
  isIdentity,
  isRecipient,
  recipientOf,
  seedOf,
} from '../../../../src/client/tips/crypto/identity.ts';
import { makeOfficerKey, unlockKey, wrapIdentity } from '../../../../src/client/tips/crypto/keys.ts';
import { must } from '../../../support/must.ts';
import { flipped } from '../../../support/tip-office.ts';

const PASSPHRASE = '山高水长 correct horse';
/** A low work factor keeps tests fast; the product's own is tested once. */
const QUICK = 6;
const refused = { ok: false, error: { code: 'cannot_open' } };
const wrong = { ok: false, error: { code: 'wrong_passphrase' } };

let key: Awaited<ReturnType<typeof makeOfficerKey>>;
beforeAll(async () => {
  key = await makeOfficerKey(PASSPHRASE, QUICK);
});

describe('an officer’s key', () => {
  it('is unlocked with its passphrase', async () => {
    expect(must(await unlockKey(key.wrapped, PASSPHRASE))).toBe(key.identity);
    expect(await recipientOf(key.identity)).toBe(key.recipient);
    expect(isRecipient(key.recipient)).toBe(true);
  });

  it('stays locked with any other passphrase', async () => {
    for (const other of ['', ' ', PASSPHRASE.slice(1), `${PASSPHRASE} `, PASSPHRASE.toUpperCase()])
      expect(await unlockKey(key.wrapped, other)).toEqual(wrong);
  });

  it('is not stored in plain', () => {
    const stored = Buffer.from(key.wrapped);
    expect(stored.includes(key.identity)).toBe(false);
    expect(stored.includes(Buffer.from(seedOf(key.identity) ?? []))).toBe(false);
  });

  it('uses age’s full work factor in the product', async () => {
    const wrapped = await wrapIdentity(key.identity, PASSPHRASE);
    expect(Buffer.from(wrapped).toString('latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt \S+ 18\n/);
    expect(must(await unlockKey(wrapped, PASSPHRASE))).toBe(key.identity);
  }, 60_000);

  it('stays locked with any bit flipped, without an exception', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(key.wrapped.length - 1), fc.nat(7), async (at, bit) => {
        expect((await unlockKey(flipped(key.wrapped, at, bit), PASSPHRASE)).ok).toBe(false);
      }),
      { numRuns: 80 },
    ));

  it('is refused before any work if its work factor is too high', async () => {
    const text = Buffer.from(key.wrapped).toString('latin1');
    for (const factor of ['19', '20', '63', '99', '018', '0x12', '-1', '']) {
      const asking = Buffer.from(text.replace(/(-> scrypt \S+) 6\n/, `$1 ${factor}\n`), 'latin1');
      expect(await unlockKey(asking, PASSPHRASE)).toEqual(refused);
    }
  });

  it('is refused if it is a file of another type', async () => {
    const open = new Encrypter();
    open.addRecipient(key.recipient);
    const other = new Encrypter();
    other.setPassphrase(PASSPHRASE);
    other.setScryptWorkFactor(QUICK);
    const classic = 'AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX';
    for (const file of [await open.encrypt(key.identity), await other.encrypt(classic), await other.encrypt('{}')])
      expect(await unlockKey(file, PASSPHRASE)).toEqual(refused);
    for (const text of ['', 'age-encryption.org/v1\n', key.identity])
      expect(await unlockKey(new TextEncoder().encode(text), PASSPHRASE)).toEqual(refused);
  });
});

describe('an identity', () => {
  it('converts to its seed and back', () =>
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (seed) => {
        const identity = identityOf(seed);
        expect(identity).toMatch(/^AGE-SECRET-KEY-PQ-1[02-9AC-HJ-NP-Z]{58}$/);
        expect(Buffer.compare(seedOf(identity) ?? new Uint8Array(), seed)).toBe(0);
      }),
    ));

  it('is invalid with a wrong letter or length', () => {
    expect(isIdentity(key.identity)).toBe(true);
    for (let at = 19; at < key.identity.length; at++) {
      const letter = key.identity[at] === 'Q' ? 'P' : 'Q';
      expect(isIdentity(key.identity.slice(0, at) + letter + key.identity.slice(at + 1))).toBe(false);
    }
    for (const length of [0, 16, 31, 33]) expect(isIdentity(identityOf(new Uint8Array(length)))).toBe(false);
  });
});
