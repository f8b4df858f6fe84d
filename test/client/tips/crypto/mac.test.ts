import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bytes } from '../../../../src/client/tips/crypto/bytes.ts';
import { isMacOf, type MessagePlace, macOf } from '../../../../src/client/tips/crypto/mac.ts';
import { flipped } from '../../../support/tip-office.ts';

const copied = (bytes: Uint8Array): Bytes => new Uint8Array(bytes);
const keys = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(copied);
const files = fc.uint8Array({ minLength: 1, maxLength: 200 }).map(copied);
const places: fc.Arbitrary<MessagePlace> = fc.record({
  instance: fc.string({ unit: 'binary', maxLength: 20 }),
  tip: fc.string({ maxLength: 20 }),
  from: fc.constantFrom('office', 'person', 'letter'),
  seq: fc.nat(300),
});

describe('a message’s MAC', () => {
  it('is valid at its place and has 32 bytes', () =>
    fc.assert(
      fc.asyncProperty(keys, places, files, async (key, place, file) => {
        const mac = await macOf(key, place, file);
        expect(Buffer.from(mac, 'base64')).toHaveLength(32);
        expect(await isMacOf(mac, key, place, file)).toBe(true);
      }),
    ));

  it('is invalid at any other place: district, tip, side, number', () =>
    fc.assert(
      fc.asyncProperty(keys, places, places, files, async (key, place, other, file) => {
        const mac = await macOf(key, place, file);
        for (const field of ['instance', 'tip', 'from', 'seq'] as const) {
          if (other[field] === place[field]) continue;
          expect(await isMacOf(mac, key, { ...place, [field]: other[field] }, file)).toBe(false);
        }
      }),
    ));

  it('is invalid if a letter moves from one field to the next', () =>
    fc.assert(
      fc.asyncProperty(keys, places, files, async (key, place, file) => {
        const joined = place.instance + place.tip;
        for (let at = 0; at <= joined.length; at++) {
          const moved = { ...place, instance: joined.slice(0, at), tip: joined.slice(at) };
          if (moved.instance === place.instance) continue;
          expect(await isMacOf(await macOf(key, place, file), key, moved, file)).toBe(false);
        }
      }),
      { numRuns: 30 },
    ));

  it('is invalid for any flipped bit of file, key or MAC', () =>
    fc.assert(
      fc.asyncProperty(keys, places, files, fc.nat(), fc.nat(7), async (key, place, file, at, bit) => {
        const mac = await macOf(key, place, file);
        expect(await isMacOf(mac, key, place, flipped(file, at % file.length, bit))).toBe(false);
        expect(await isMacOf(mac, flipped(key, at % 32, bit), place, file)).toBe(false);
        const other = flipped(Buffer.from(mac, 'base64'), at % 32, bit);
        expect(await isMacOf(Buffer.from(other).toString('base64'), key, place, file)).toBe(false);
      }),
    ));

  it('is invalid for a truncated or extended file', () =>
    fc.assert(
      fc.asyncProperty(keys, places, files, async (key, place, file) => {
        const mac = await macOf(key, place, file);
        expect(await isMacOf(mac, key, place, file.slice(1))).toBe(false);
        expect(await isMacOf(mac, key, place, file.slice(0, -1))).toBe(false);
        expect(await isMacOf(mac, key, place, new Uint8Array([...file, 0]))).toBe(false);
      }),
      { numRuns: 30 },
    ));

  it('has one spelling: truncated, with spaces or spare bits it is refused without an exception', async () => {
    const key = new Uint8Array(32).fill(7);
    const place: MessagePlace = { instance: 'i', tip: 't', from: 'person', seq: 1 };
    const file = new Uint8Array([1, 2, 3]);
    const mac = await macOf(key, place, file);
    expect(await isMacOf(mac, key, place, file)).toBe(true);
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
    // The next letter differs only in spare bits, which belong to no byte.
    const spare = `${mac.slice(0, 42) + letters.charAt(letters.indexOf(mac.charAt(42)) ^ 1)}=`;
    expect(Buffer.from(spare, 'base64')).toEqual(Buffer.from(mac, 'base64'));
    for (const text of [spare, ` ${mac}`, `${mac}\n`, mac.slice(0, -1), mac.slice(0, -4), `${mac}AAAA`, '', '举报'])
      expect(await isMacOf(text, key, place, file)).toBe(false);
  });

  it('is never valid with an empty key', async () => {
    const place: MessagePlace = { instance: 'i', tip: 't', from: 'person', seq: 1 };
    expect(await isMacOf(`${'A'.repeat(43)}=`, new Uint8Array(), place, new Uint8Array([1]))).toBe(false);
  });
});
