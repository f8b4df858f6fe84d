import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classOf, pad, unpad } from '../../../src/domain/tips/padding.ts';

const classes = [64, 256, 1024];
const contents = fc.uint8Array({ maxLength: 1020 });

describe('pad and unpad', () => {
  it('return the content, from a size that reveals only the class', () =>
    fc.assert(
      fc.property(contents, (content) => {
        const padded = pad(content, classes);
        expect(padded && classes.includes(padded.length)).toBe(true);
        expect(padded && [...(unpad(padded) ?? [])]).toEqual([...content]);
      }),
    ));

  it('use the smallest class, up to its last byte', () => {
    expect(classOf(0, classes)).toBe(64);
    expect(classOf(60, classes)).toBe(64);
    expect(classOf(61, classes)).toBe(256);
    expect(classOf(1020, classes)).toBe(1024);
    expect(classOf(1021, classes)).toBeUndefined();
    expect(pad(new Uint8Array(1021), classes)).toBeUndefined();
  });

  it('refuse bytes after the content', () =>
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 50 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (content, place, byte) => {
          const padded = pad(content, classes) ?? new Uint8Array();
          const behind = 4 + content.length;
          padded[behind + (place % (padded.length - behind))] = byte;
          expect(unpad(padded)).toBeUndefined();
        },
      ),
    ));

  it('refuse a length beyond the end, and input too short for a length', () => {
    expect(unpad(Uint8Array.of(0, 0, 0, 5, 1, 2, 3, 4))).toBeUndefined();
    expect(unpad(Uint8Array.of(255, 255, 255, 255))).toBeUndefined();
    expect(unpad(Uint8Array.of(0, 0, 0))).toBeUndefined();
    expect(unpad(new Uint8Array())).toBeUndefined();
  });

  it('read a part of a larger buffer', () => {
    const padded = pad(Uint8Array.of(1, 2, 3), classes) ?? new Uint8Array();
    const larger = new Uint8Array(padded.length + 7);
    larger.set(padded, 7);
    expect([...(unpad(larger.subarray(7)) ?? [])]).toEqual([1, 2, 3]);
  });
});
