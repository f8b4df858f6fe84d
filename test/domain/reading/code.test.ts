import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  isIdentityNumber,
  phoneFault,
  readCell,
  readCode,
  readEmail,
  readPhone,
} from '../../../src/domain/reading/code.ts';
import { checkField } from '../../../src/domain/records/check-field.ts';
import { member } from '../../../src/domain/records/kinds/member.ts';
import { EmailSchema } from '../../../src/protocol/accounts/accounts.ts';

const isPhone = (text: string): boolean => !checkField('phone', member.fields.phone, text, '2026-06-15');

describe('readPhone', () => {
  it.each([
    ['\u202d13800000002\u202c', '13800000002'],
    ['１３８ ００００ ００００', '138 0000 0000'],
    ['+86 13800000019', '+86 13800000019'],
    ['0086-13800000020', '0086-13800000020'],
    ['(010)88880000', '010-88880000'],
    ['（010） 8888 0000', '010-8888 0000'],
    ['13800000022.0', '13800000022'],
    ['138.0000.0022', '138-0000-0022'],
    ['010—88880000', '010-88880000'],
  ])('turns %j into %s', (typed, kept) => {
    expect(readPhone(typed)).toBe(kept);
    expect(isPhone(kept)).toBe(true);
  });

  it.each([
    ['13800000021/13900000021', 'several'],
    ['13800000021、13900000021', 'several'],
    ['13800000021 13900000021', 'several'],
    ['1.38E+10', 'rounded'],
    ['010-8888 0000转801', 'extension'],
    ['不详', 'other'],
    ['138', 'other'],
  ])('refuses %j as %s', (typed, fault) => {
    expect(isPhone(readPhone(typed))).toBe(false);
    expect(phoneFault(typed)).toBe(fault);
  });

  it('is idempotent', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'0123456789+-() .（）—\u200b０E转/'), maxLength: 16 });
    for (const reader of [readPhone, readCode])
      fc.assert(
        fc.property(typed, (text) => void expect(reader(reader(text))).toBe(reader(text))),
        { numRuns: 500 },
      );
  });
});

describe('readCode and readCell', () => {
  it('keep plain letters and digits', () => {
    expect(readCode(' Ｖ\u200b０００１\u200e ')).toBe('V0001');
    expect(readCode('QY–0101')).toBe('QY-0101');
  });

  it('read what a spreadsheet cell displays', () => {
    expect(['="0012"', "'0012", ' 0012 ', '="'].map(readCell)).toEqual(['0012', '0012', '0012', '="']);
  });

  it('recognize an identity card number by its check character', () => {
    // The example in GB 11643-1999.
    expect(isIdentityNumber('11010519491231002X')).toBe(true);
    expect(isIdentityNumber('110105 19491231 002x')).toBe(true);
    expect(['110105194912310021', 'V0001', '13800000000'].some(isIdentityNumber)).toBe(false);
  });
});

describe('readEmail', () => {
  it.each([
    [' Office@Example.cn ', 'office@example.cn'],
    ['ｏｆｆｉｃｅ＠example．cn', 'office@example.cn'],
    ['\u200boffice@example.cn', 'office@example.cn'],
    ['anti–drug@example.cn', 'anti-drug@example.cn'],
  ])('turns %j into %s, which the server accepts', (typed, kept) => {
    expect(readEmail(typed)).toBe(kept);
    expect(v.parse(EmailSchema, typed)).toBe(kept);
  });
});
