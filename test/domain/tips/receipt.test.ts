import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_CHECKED } from '../../../src/domain/tips/check-character.ts';
import {
  fingerprintText,
  formatFingerprint,
  formatReceipt,
  newReceipt,
  RECEIPT_CHARACTERS,
  readFingerprint,
  readReceipt,
  receiptBits,
} from '../../../src/domain/tips/receipt.ts';
import { must } from '../../support/must.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const secrets = fc.uint8Array({ minLength: 13, maxLength: 13 });
const receipts = secrets.map((bytes) => newReceipt(() => bytes));

describe('a receipt', () => {
  it('has 21 characters, shown in seven groups of three', () => {
    const receipt = newReceipt((n) => new Uint8Array(n).fill(0xa5));
    expect(receipt).toMatch(/^[0-9A-HJKMNP-TV-Z]{21}$/);
    expect(formatReceipt(receipt)).toMatch(/^(?:[0-9A-Z]{3}-){6}[0-9A-Z]{3}$/);
    expect(RECEIPT_CHARACTERS).toBe(21);
    expect(MAX_CHECKED).toBeGreaterThanOrEqual(20);
  });

  it('contains 100 random bits', () =>
    fc.assert(
      fc.property(secrets, (bytes) => {
        const kept = receiptBits(newReceipt(() => bytes));
        expect(kept.length).toBe(13);
        expect([...kept.subarray(0, 12)]).toEqual([...bytes.subarray(0, 12)]);
        expect(kept[12]).toBe((bytes[12] ?? 0) & 0xf0);
      }),
    ));

  it('is read as shown, in small letters, with other separators, full-width, and with look-alikes', () => {
    const styles: readonly ((text: string) => string)[] = [
      (text) => text,
      (text) => text.replaceAll('-', ''),
      (text) => text.replaceAll('-', ' '),
      (text) => text.toLowerCase(),
      (text) => `  ${text.replaceAll('-', ' — ')}\n`,
      ...Array.from('、，。.,·・：', (mark) => (text: string) => text.replaceAll('-', mark)),
      (text) => `\u202d${text}\u202c`,
      (text) => `\ufeff${text.replaceAll('-', '\u200b-\u2060')}\u200e`,
      (text) => text.replaceAll('0', 'O').replaceAll('1', 'I'),
      (text) => text.replaceAll('0', 'o').replaceAll('1', 'l'),
      (text) => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
    ];
    fc.assert(
      fc.property(receipts, fc.constantFrom(...styles), (receipt, style) => {
        expect(must(readReceipt(style(formatReceipt(receipt))))).toBe(receipt);
      }),
    );
  });

  it('is refused with any one wrong character', () => {
    fc.assert(
      fc.property(receipts, (receipt) => {
        for (let at = 0; at < receipt.length; at++)
          for (const other of ALPHABET) {
            if (other === receipt[at]) continue;
            const wrong = receipt.slice(0, at) + other + receipt.slice(at + 1);
            if (readReceipt(wrong).ok) throw new Error(`${wrong} was taken for ${receipt}`);
          }
      }),
      { numRuns: 25 },
    );
  });

  it('is refused with any two characters swapped', () => {
    fc.assert(
      fc.property(receipts, (receipt) => {
        const c = [...receipt];
        for (let a = 0; a < c.length; a++)
          for (let b = a + 1; b < c.length; b++) {
            if (c[a] === c[b]) continue;
            const swapped = c.map((own, i) => (i === a ? c[b] : i === b ? c[a] : own)).join('');
            if (readReceipt(swapped).ok) throw new Error(`${swapped} was taken for ${receipt}`);
          }
      }),
      { numRuns: 50 },
    );
  });

  it('is refused with a reason', () => {
    const receipt = newReceipt((n) => new Uint8Array(n).fill(7));
    const code = (text: string) => {
      const read = readReceipt(text);
      return read.ok ? 'ok' : read.error;
    };
    expect(code('')).toEqual({ code: 'incomplete' });
    expect(code(receipt.slice(0, -1))).toEqual({ code: 'incomplete' });
    expect(code(`${receipt}0`)).toEqual({ code: 'too_long' });
    expect(code(`AB-CU${receipt}`)).toEqual({ code: 'bad_character', at: 3 });
    expect(code(`举${receipt}`)).toEqual({ code: 'bad_character', at: 0 });
    expect(code(receipt.slice(0, -1) + (receipt.endsWith('0') ? '1' : '0'))).toEqual({ code: 'check_wrong' });
  });

  it('never makes the reader throw', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = readReceipt(text);
        if (read.ok) expect(read.value).toHaveLength(21);
      }),
    ));
});

describe('a fingerprint', () => {
  it('is 100 bits of a hash, and tolerates separators and look-alikes', () =>
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (hash) => {
        const text = fingerprintText(hash);
        expect(text).toHaveLength(20);
        expect(must(readFingerprint(formatFingerprint(text).toLowerCase()))).toBe(text);
      }),
    ));

  it('differs where the first 100 bits of the hash differ', () =>
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.nat(99), (hash, bit) => {
        const other = hash.map((byte, i) => (i === bit >> 3 ? byte ^ (128 >> (bit & 7)) : byte));
        expect(fingerprintText(other)).not.toBe(fingerprintText(hash));
      }),
    ));
});
