import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  codeText,
  isTypedText,
  provenBy,
  readCode,
  readProof,
  scanProof,
  stationOf,
  typedText,
} from '../../../src/domain/attendance/code.ts';
import { idOf } from '../../support/arbitraries.ts';

const key = { event: idOf(9), station: stationOf(idOf(0xabcd)), secret: '0123456789abcdef'.repeat(4) };
const [ann, bo] = [idOf(1), idOf(2)];
const ORIGIN = 'https://qingyuan.example';
const STEP = 59_912_345;

describe('the code of a step', () => {
  it('fits a QR code of version 5, also for a long host name', () => {
    const text = codeText('https://jindu.somewhere.gov.cn', key, STEP);
    // 84 bytes at error correction M (ISO/IEC 18004, table 7).
    expect(text.length).toBeLessThanOrEqual(84);
  });

  it('is read back, whatever its host, and proves its scan', () => {
    const code = readCode(codeText(ORIGIN, key, STEP));
    expect(code).toMatchObject({ event: key.event, station: 'abcd', step: STEP });
    const proof = code && scanProof(code, ann);
    expect(proof).toBe(provenBy(key, STEP, ann));
    expect(readProof(proof ?? '')).toEqual({ station: 'abcd', step: STEP });
    expect(readProof(codeText(ORIGIN, key, STEP))).toBeUndefined();
  });

  it('proves nothing with another member, step, event, station or secret', () => {
    const proof = provenBy(key, STEP, ann);
    const others = [
      provenBy(key, STEP, bo),
      provenBy(key, STEP + 1, ann),
      provenBy({ ...key, event: idOf(8) }, STEP, ann),
      provenBy({ ...key, station: 'abce' }, STEP, ann),
      provenBy({ ...key, secret: 'f'.repeat(64) }, STEP, ann),
    ];
    const ends = [proof, ...others].map((text) => text.slice(-14));
    expect(new Set(ends).size).toBe(ends.length);
  });

  it('is not found in other texts', () => {
    const texts = [
      '',
      'https://qingyuan.example/',
      `${ORIGIN}/i#`,
      `${ORIGIN}/i#${'A'.repeat(22)}.abcd.x.${'A'.repeat(13)}`,
    ];
    for (const text of texts) expect(readCode(text), text).toBeUndefined();
    fc.assert(fc.property(fc.string({ maxLength: 100 }), (text) => readCode(text) === undefined));
  });
});

describe('the digits to type', () => {
  const digits = fc.integer({ min: 0, max: 2 ** 40 }).map((step) => typedText(key, step));

  it('differ from step to step', () => {
    const some = Array.from({ length: 500 }, (_, i) => typedText(key, STEP + i));
    expect(new Set(some).size).toBeGreaterThan(495);
    for (const text of some) expect(text).toMatch(/^\d{7}$/);
  });

  it('show a wrong digit and two swapped ones', () => {
    fc.assert(
      fc.property(digits, fc.nat(6), fc.integer({ min: 1, max: 9 }), (text, at, by) => {
        const wrong = [...text].map((digit, i) => (i === at ? String((Number(digit) + by) % 10) : digit)).join('');
        return isTypedText(text) && !isTypedText(wrong);
      }),
    );
    fc.assert(
      fc.property(digits, fc.nat(5), (text, at) => {
        const [a = '', b = ''] = text.slice(at, at + 2);
        return a === b || !isTypedText(text.slice(0, at) + b + a + text.slice(at + 2));
      }),
    );
  });
});
