import { describe, expect, it } from 'vitest';
import { newIdentity, recipientOf } from '../../../../src/client/tips/crypto/identity.ts';
import { deriveMailbox } from '../../../../src/client/tips/crypto/mailbox.ts';
import { sealMessage, sealTip } from '../../../../src/client/tips/crypto/seal.ts';
import { charactersLeft } from '../../../../src/client/tips/page/form.ts';
import { newReceipt } from '../../../../src/domain/tips/receipt.ts';

const random = (n: number) => crypto.getRandomValues(new Uint8Array(n));

/** The longest text of one character that the page allows. */
function longest(character: string): string {
  let [fits, tooMuch] = [0, 70_000];
  while (tooMuch - fits > 1) {
    const middle = (fits + tooMuch) >> 1;
    if (charactersLeft([character.repeat(middle), '', '', '']) >= 0) fits = middle;
    else tooMuch = middle;
  }
  return character.repeat(fits);
}

describe('the remaining length of a tip', () => {
  it('is about 20,000 Chinese characters, and decreases with each', () => {
    expect(charactersLeft(['', '', '', ''])).toBeGreaterThan(20_000);
    expect(charactersLeft(['毒', '', '', ''])).toBe(charactersLeft(['', '', '', '']) - 1);
    expect(charactersLeft(['毒'.repeat(25_000), '', '', ''])).toBeLessThan(0);
  });

  it.each(['毒', 'x', '\n', '"', '\u0001', '🚓'])('can be used up with %j', async (character) => {
    const officer = await recipientOf(await newIdentity());
    const recovery = await recipientOf(await newIdentity());
    const bundle = {
      instance: 'x'.repeat(64),
      epoch: 1,
      from: '2026-11-01',
      until: '2027-01-31',
      officers: [{ key: '8f14e45f-ceea-467f-a0e6-7c1e2d3b4a59', recipient: officer }],
      recovery,
      fingerprint: '0123456789ABCDEFGHJK',
    };
    const receipt = newReceipt(random);
    const content = { what: longest(character), where: '', when: '', contact: '', behalf: false };
    expect((await sealTip({ bundle, content, photos: [], receipt, random })).ok).toBe(true);
    const { macKey } = await deriveMailbox(receipt, bundle.instance);
    const place = { instance: bundle.instance, tip: bundle.officers[0]?.key ?? '', from: 'person', seq: 1 } as const;
    const text = content.what;
    expect((await sealMessage({ place, text, photos: [], recipient: officer, macKey, random })).ok).toBe(true);
  });
});
