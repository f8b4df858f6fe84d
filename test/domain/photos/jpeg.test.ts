import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkJpeg, withoutMetadata } from '../../../src/domain/photos/jpeg.ts';
import { jfif, makeJpeg, metadataSegments, segment } from '../../support/jpeg.ts';

const verdict = (bytes: Uint8Array): string => {
  const checked = checkJpeg(bytes);
  return checked.ok ? `${checked.value.width}×${checked.value.height}` : checked.error;
};

/** JPEGs written by libjpeg: with restart markers, and progressive. */
const gray = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/wAALCAAQABgBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/90ABAAD/9oACAEBAAA/AK2lRdKn1xt1zawY+4hcn1ycf0/WrtjtggeZgdsaljj0AzX/0H6VF0qpcN5+rztjhW2D8OP6Ve1BvJ0dwCQ0hCDH5n9Aa//Z',
  'base64',
);
const progressive = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wgARCAAQABgDASIAAhEBAxEB/8QAFwAAAwEAAAAAAAAAAAAAAAAAAAIDBP/EABUBAQEAAAAAAAAAAAAAAAAAAAAB/9oADAMBAAIQAxAAAAGVGkaRSP/EABkQAAIDAQAAAAAAAAAAAAAAAAEDAAIhMv/aAAgBAQABBQJQj+qYFCW1rMT/AP/EABQRAQAAAAAAAAAAAAAAAAAAABD/2gAIAQMBAT8BP//EABYRAQEBAAAAAAAAAAAAAAAAAAABEf/aAAgBAgEBPwFZr//EABoQAQABBQAAAAAAAAAAAAAAAAABAhARUXH/2gAIAQEABj8CUwzq0uv/xAAaEAADAQADAAAAAAAAAAAAAAAAARFRECEx/9oACAEBAAE/IQa41SXv4l4Gvxwa29D/2gAMAwEAAgADAAAAEKsf/8QAFxEBAQEBAAAAAAAAAAAAAAAAAQARQf/aAAgBAwEBPxAhzl//xAAXEQADAQAAAAAAAAAAAAAAAAAAAREx/9oACAECAQE/ECjWj//EAB0QAAICAgMBAAAAAAAAAAAAAAERACExUYGhwZH/2gAIAQEAAT8Qxyhc5nbK87iOFgloBzHKOpHivIggkEAr6egZ/9k=',
  'base64',
);

/** Returns the offsets where a segment can be inserted: after each segment before the scan. */
function seams(bytes: Uint8Array): number[] {
  const found = [2];
  for (let at = 2; bytes[at + 1] !== 0xda; found.push(at)) at += 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
  return found;
}

const insert = (bytes: Uint8Array, at: number, what: readonly number[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array([...bytes.subarray(0, at), ...what, ...bytes.subarray(at)]);

describe('checkJpeg', () => {
  it('recognizes a JPEG by its structure and reads its size', () => {
    expect(verdict(makeJpeg({ width: 1600, height: 900 }))).toBe('1600×900');
    expect(verdict(makeJpeg({ extra: jfif }))).toBe('640×480');
    expect(verdict(gray)).toBe('24×16');
    expect(verdict(progressive)).toBe('24×16');
  });

  it.each(Object.entries(metadataSegments))('reports metadata in a file with %s', (_, extra) => {
    const bytes = makeJpeg({ extra });
    expect(verdict(bytes)).toBe('has_metadata');
    expect(withoutMetadata(bytes)).toEqual(makeJpeg({ size: bytes.length - extra.length }));
    for (const at of seams(progressive)) {
      // After the JFIF segment, any position is possible.
      if (at > 2) expect(verdict(insert(progressive, at, extra))).toBe('has_metadata');
    }
  });

  it('refuses a file that is cut anywhere', () => {
    for (const whole of [makeJpeg(), progressive, gray]) {
      for (let size = 0; size < whole.length; size++) expect(verdict(whole.subarray(0, size))).toBe('not_jpeg');
    }
  });

  it.each([
    ['a page after it', new Uint8Array([...makeJpeg(), ...Buffer.from('<script>alert(1)</script>')])],
    ['a single byte after it', new Uint8Array([...makeJpeg(), 0])],
    ['a second image after it', new Uint8Array([...makeJpeg(), ...makeJpeg()])],
    ['a page before it', new Uint8Array([...Buffer.from('<!doctype html>'), ...makeJpeg()])],
    ['bytes between its segments', insert(makeJpeg(), 2, [0x3c, 0x21])],
    ['a table with bytes to spare', makeJpeg({ extra: segment(0xdb, [...Array<number>(65).fill(0), 0x3c, 0x73]) })],
    ['codes with bytes to spare', makeJpeg({ extra: segment(0xc4, [0, 1, ...Array<number>(15).fill(0), 7, 8]) })],
    ['an empty table', makeJpeg({ extra: segment(0xdb, []) })],
    ['a long restart interval', makeJpeg({ extra: segment(0xdd, [0, 4, 60, 33]) })],
    ['two frames', makeJpeg({ extra: segment(0xc0, [8, 0, 9, 0, 9, 1, 1, 0x11, 0]) })],
    ['arithmetic coding', makeJpeg({ extra: segment(0xc9, [8, 0, 9, 0, 9, 1, 1, 0x11, 0]) })],
    ['an unneeded segment', makeJpeg({ extra: segment(0xdf, [1, 2]) })],
    ['no width', makeJpeg({ width: 0 })],
    ['no height', makeJpeg({ height: 0 })],
    ['a segment shorter than its own length', insert(makeJpeg(), 2, [0xff, 0xdb, 0, 1])],
    ['only SOI and EOI', new Uint8Array([0xff, 0xd8, 0xff, 0xd9])],
  ])('refuses a file with %s', (_, bytes) => {
    expect(verdict(bytes)).toBe('not_jpeg');
  });

  it.each([
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a GIF', Buffer.from('GIF89a\u0001\0\u0001\0\0\0\0;')],
    ['a PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['nothing', new Uint8Array()],
  ])('is not %s', (_, bytes) => {
    expect(verdict(bytes)).toBe('not_jpeg');
    expect(withoutMetadata(bytes)).toBeUndefined();
  });

  it('refuses metadata at any position and with any content; stripping it keeps the image', () => {
    const bare = withoutMetadata(progressive) ?? new Uint8Array();
    const markers = fc.oneof(fc.integer({ min: 0xe1, max: 0xef }), fc.constant(0xfe));
    fc.assert(
      fc.property(markers, fc.uint8Array({ maxLength: 300 }), fc.nat(), (marker, payload, place) => {
        const places = seams(bare);
        const bytes = insert(bare, places[place % places.length] ?? 2, segment(marker, payload));
        expect(verdict(bytes)).toBe('has_metadata');
        expect(withoutMetadata(bytes)).toEqual(bare);
      }),
    );
  });

  it('never throws, and accepts no byte that the structure does not require', () => {
    const damaged = fc
      .tuple(
        fc.constantFrom<Uint8Array>(gray, progressive, makeJpeg({ extra: jfif })),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 6 }),
        fc.nat(),
        fc.uint8Array({ maxLength: 8 }),
      )
      .map(([whole, flips, place, added]) => {
        const bytes = insert(whole, place % whole.length, [...added]);
        for (const [at, value] of flips) bytes[at % bytes.length] = value;
        return bytes;
      });
    fc.assert(
      fc.property(fc.oneof(damaged, fc.uint8Array({ maxLength: 200 })), (bytes) => {
        const checked = checkJpeg(bytes);
        if (!checked.ok) return;
        expect(checked.value.width * checked.value.height).toBeGreaterThan(0);
        const bare = withoutMetadata(bytes) ?? new Uint8Array();
        expect([0, 18]).toContain(bytes.length - bare.length);
        expect(checkJpeg(bare)).toEqual(checked);
      }),
      { numRuns: 2_000 },
    );
  });
});
