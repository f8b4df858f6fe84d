import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import fc from 'fast-check';
import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import {
  type CertificateCode,
  certificateNumber,
  codeAddress,
  digestOf,
  isCertificateNumber,
  readCertificateCode,
  type Signed,
  sameBytes,
  serialOf,
  signedBytes,
} from '../../../src/domain/certificates/code.ts';
import { checkSignature } from '../../../src/domain/certificates/verify.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const rawKey = (key: KeyObject) => new Uint8Array(key.export({ type: 'spki', format: 'der' }).subarray(-32));
const keys = [{ id: 3, bytes: rawKey(publicKey) }];

function signedCode(text: string, more: Partial<Signed> = {}): CertificateCode {
  const signed = { number: certificateNumber(2026, 147), version: 2, key: 3, digest: digestOf(text), ...more };
  return { ...signed, signature: new Uint8Array(sign(null, signedBytes(signed), privateKey)) };
}

const ORIGIN = 'https://qingyuan.example';

describe('a certificate’s number', () => {
  it('finds a wrong digit and a swap of neighbours', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), fc.nat(12), fc.nat(8), (serial, at, digit) => {
        const number = certificateNumber(2026, serial);
        expect(isCertificateNumber(number)).toBe(true);
        expect(serialOf(number)).toBe(serial);
        const [before = '', old = '', next = ''] = [number.slice(0, at), number[at], number[at + 1]];
        if (old === '-') return;
        const other = String((Number(old) + 1 + digit) % 10);
        expect(isCertificateNumber(before + other + number.slice(at + 1))).toBe(false);
        if (next && next !== '-' && next !== old)
          expect(isCertificateNumber(before + next + old + number.slice(at + 2))).toBe(false);
      }),
    );
  });
});

describe('the code of a certificate', () => {
  it('is read again from its address and from the fragment', () => {
    const code = signedCode('text');
    const address = codeAddress(ORIGIN, code);
    expect(readCertificateCode(address)).toEqual(code);
    expect(readCertificateCode(new URL(address).hash)).toEqual(code);
    for (const text of ['', '#', address.slice(0, -1), `${address}A`, address.replace('-0', '-1')])
      expect(readCertificateCode(text)).toBeUndefined();
  });

  it('has 49 modules at most, with a host name of 50 characters', () => {
    const code = signedCode('text', { version: 10, key: 10 });
    expect(encode(codeAddress(ORIGIN, code), { ecc: 'L', border: 0 }).size).toBeLessThanOrEqual(49);
    const host = `${'a'.repeat(35)}.district.gov.cn`.slice(0, 50);
    expect(encode(codeAddress(`https://${host}`, code), { ecc: 'L', border: 0 }).size).toBe(49);
  });

  it('verifies, and with any character changed it does not', () => {
    const address = codeAddress(ORIGIN, signedCode('text'));
    const read = readCertificateCode(address);
    expect(read && checkSignature(read, keys)).toBe('signed');
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.';
    fc.assert(
      fc.property(fc.integer({ min: address.indexOf('#') + 1, max: address.length - 1 }), fc.nat(63), (at, n) => {
        const other = alphabet[(alphabet.indexOf(address[at] ?? '') + 1 + n) % alphabet.length];
        const changed = readCertificateCode(address.slice(0, at) + other + address.slice(at + 1));
        expect(changed === undefined || checkSignature(changed, keys) !== 'signed').toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('belongs to one text, whose every byte counts', () => {
    const text = '{"name":"李白露","hours":96.5}';
    const { digest } = signedCode(text);
    expect(sameBytes(digestOf(text), digest)).toBe(true);
    for (let at = 0; at < text.length; at++) {
      const changed = `${text.slice(0, at)}${text[at] === 'x' ? 'y' : 'x'}${text.slice(at + 1)}`;
      expect(sameBytes(digestOf(changed), digest)).toBe(false);
    }
  });

  it('is unknown without its key, and forged with the key of another', () => {
    const code = signedCode('text');
    expect(checkSignature(code, [])).toBe('unknown');
    const other = rawKey(generateKeyPairSync('ed25519').publicKey);
    expect(checkSignature(code, [{ id: 3, bytes: other }])).toBe('forged');
    expect(checkSignature({ ...code, signature: new Uint8Array(64) }, keys)).toBe('forged');
    expect(checkSignature({ ...code, signature: new Uint8Array(3) }, keys)).toBe('forged');
  });
});
