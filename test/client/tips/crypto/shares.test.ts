import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { identityOf, newIdentity } from '../../../../src/client/tips/crypto/identity.ts';
import { joinShares, splitSecret } from '../../../../src/client/tips/crypto/shares.ts';
import { must } from '../../../support/must.ts';

const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 });
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeOf = async (texts: readonly string[]): Promise<string> => {
  const joined = await joinShares(texts);
  return joined.ok ? 'ok' : joined.error.code;
};

let secret: string;
let shares: readonly [string, string, string];
let strange: readonly [string, string, string];
beforeAll(async () => {
  secret = await newIdentity();
  shares = await splitSecret(secret);
  strange = await splitSecret(await newIdentity());
});

describe('the three shares of a secret', () => {
  it('are numbered and readable', () => {
    shares.forEach((share, i) => {
      expect(share).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){14}[0-9A-HJKMNP-TV-Z]{4}$/);
      expect(share.charAt(0)).toBe(String(i + 1));
    });
  });

  it('restore it from any two in any order, and from all three', () =>
    fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const identity = identityOf(seed);
        const [a, b, c] = await splitSecret(identity);
        for (const two of [
          [a, b],
          [b, a],
          [a, c],
          [c, a],
          [b, c],
          [c, b],
          [a, b, c],
        ])
          expect(must(await joinShares(two))).toBe(identity);
      }),
      { numRuns: 15 },
    ));

  it('restore it as people type them', async () => {
    const [a, , c] = shares;
    expect(
      must(await joinShares([a.toLowerCase().replaceAll('-', ' '), c.replaceAll('0', 'O').replaceAll('1', 'l')])),
    ).toBe(secret);
  });

  it('are too few alone, or twice the same', async () => {
    for (const share of shares) {
      expect(await codeOf([share])).toBe('shares_few');
      expect(await codeOf([share, share.toLowerCase()])).toBe('shares_few');
    }
    expect(await codeOf([])).toBe('shares_few');
  });

  it('detect a wrong character at any position', async () => {
    const [a, b] = shares;
    for (let at = 0; at < a.length; at++) {
      if (a[at] === '-') continue;
      for (const other of [...ALPHABET].filter((c) => c !== a[at]))
        if ((await codeOf([a.slice(0, at) + other + a.slice(at + 1)])) !== 'share_wrong')
          throw new Error(`${other} at ${at} was not told`);
    }
    expect(await codeOf([`${a.slice(0, -1)}${a.endsWith('0') ? '1' : '0'}`, b])).toBe('share_wrong');
  });

  it('detect any two swapped characters', async () => {
    const c = [...shares[0].replaceAll('-', '')];
    for (let a = 0; a < c.length; a++)
      for (let b = a + 1; b < c.length; b++) {
        if (c[a] === c[b]) continue;
        const swapped = c.map((own, i) => (i === a ? c[b] : i === b ? c[a] : own)).join('');
        if ((await codeOf([swapped])) !== 'share_wrong') throw new Error(`${a} and ${b} swapped were not told`);
      }
  });

  it('detect missing and extra characters, and other texts', async () => {
    const [a] = shares;
    const groups = a.split('-');
    for (let at = 0; at < groups.length; at++)
      expect(await codeOf([groups.filter((_, i) => i !== at).join('-')])).toBe('share_wrong');
    for (const text of ['', '1', `${a}0`, `${a}-${a}`, a.replace('-', '举'), '0'.repeat(60)])
      expect(await codeOf([text])).toBe('share_wrong');
  });

  it('of different secrets are distinguished', async () => {
    for (const mine of shares) for (const other of strange) expect(await codeOf([mine, other])).toBe('shares_differ');
    expect(await codeOf([...shares, strange[0]])).toBe('shares_differ');
  });

  it('of one secret from two ceremonies never restore a wrong secret', async () => {
    const again = await splitSecret(secret);
    expect(again).not.toEqual(shares);
    for (const mine of shares) for (const other of again) expect(await codeOf([mine, other])).toBe('shares_differ');
  });

  it('never throw for any typed text', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 }), async (texts) => {
        expect(await codeOf(texts)).toBe(texts.length === 0 ? 'shares_few' : 'share_wrong');
      }),
    ));

  it('reveal nothing alone: a share’s bytes are equally likely for every secret', async () => {
    // Over many splits of one secret, the first byte of the first share takes nearly all values.
    const seen = new Set<string>();
    for (let i = 0; i < 400; i++) seen.add((await splitSecret(secret))[0].replaceAll('-', '').slice(5, 7));
    expect(seen.size).toBeGreaterThan(250);
  });

  it('are made from a hybrid identity only', async () => {
    await expect(splitSecret('AGE-SECRET-KEY-1QQQ')).rejects.toThrow(TypeError);
  });
});
