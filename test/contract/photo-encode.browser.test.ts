import { describe, expect, it } from 'vitest';
import { encode } from '../../src/client/photos/encoding/encode.ts';
import { sizeOf } from '../../src/client/photos/encoding/picture-size.ts';
import { checkJpeg } from '../../src/domain/photos/jpeg.ts';
import { PHOTO_CLASSES } from '../../src/domain/tips/limits.ts';
import { classOf } from '../../src/domain/tips/padding.ts';
import { isPhotoSize } from '../../src/protocol/photos/photo.ts';
import { must } from '../support/must.ts';

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
const word = (value: number): number[] => [value >> 8, value & 255];
const long = (value: number): number[] => [...word(value >>> 16), ...word(value & 65_535)];

/** A TIFF directory's entry (EXIF 2.3, section 4.6.2), big-endian. */
const entry = (tag: number, type: number, count: number, value: number[]): number[] => [
  ...word(tag),
  ...word(type),
  ...long(count),
  ...[...value, 0, 0, 0, 0].slice(0, 4),
];

/** An APP1 segment with an orientation, the maker's name and a place: what every phone's camera writes. */
function exif(orientation: number): number[] {
  const gpsAt = 8 + 2 + 3 * 12 + 4;
  const makerAt = gpsAt + 2 + 2 * 12 + 4;
  const tiff = [
    ...ascii('MM'),
    ...word(42),
    ...long(8),
    ...word(3),
    ...entry(0x010f, 2, 8, long(makerAt)),
    ...entry(0x0112, 3, 1, word(orientation)),
    ...entry(0x8825, 4, 1, long(gpsAt)),
    ...long(0),
    ...word(2),
    ...entry(0x0001, 2, 2, ascii('N\0')),
    ...entry(0x0003, 2, 2, ascii('E\0')),
    ...long(0),
    ...ascii('PHONECO\0'),
  ];
  const body = [...ascii('Exif\0\0'), ...tiff];
  return [0xff, 0xe1, ...word(body.length + 2), ...body];
}

/** A photo as a camera stores it: its left half red, its right half blue, behind it what the camera tells of itself. */
async function cameraPhoto(width: number, height: number, orientation: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#f00';
  context.fillRect(0, 0, width / 2, height);
  context.fillStyle = '#00f';
  context.fillRect(width / 2, 0, width / 2, height);
  const plain = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer());
  const comment = [0xff, 0xfe, ...word(2 + 'GPS 27.1 N'.length), ...ascii('GPS 27.1 N')];
  const parts = [plain.slice(0, 2), new Uint8Array([...exif(orientation), ...comment]), plain.slice(2)];
  return new Blob(parts, { type: 'image/jpeg' });
}

const contains = (bytes: ArrayBuffer, text: string): boolean => new TextDecoder('latin1').decode(bytes).includes(text);

/** The colour at a place of a picture, given in hundredths of its sides. */
async function colourAt(bytes: ArrayBuffer, x: number, y: number): Promise<'red' | 'blue' | 'other'> {
  const bitmap = await createImageBitmap(new Blob([bytes]));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  const [red = 0, , blue = 0] =
    context?.getImageData((bitmap.width * x) / 100, (bitmap.height * y) / 100, 1, 1).data ?? [];
  return red > 200 && blue < 60 ? 'red' : blue > 200 && red < 60 ? 'blue' : 'other';
}

const files = import.meta.glob<string>('../support/photos/*', { query: '?url', import: 'default', eager: true });

describe('files that people choose as photos', () => {
  const outcomes: Readonly<Record<string, { readonly width: number; readonly height: number } | 'unreadable'>> = {
    '00-empty.jpg': 'unreadable',
    '01-text.jpg': 'unreadable',
    '02-fake.heic': 'unreadable',
    '04-exif6.jpg': { width: 600, height: 800 },
    '07-anim.gif': { width: 200, height: 200 },
    '09-1px.png': { width: 1, height: 1 },
    '10-1x5000.png': { width: 1, height: 5000 },
  };

  it('are all in the table', () => {
    expect(Object.keys(files).map((path) => path.split('/').at(-1))).toEqual(Object.keys(outcomes));
  });

  it.each(Object.entries(outcomes))('%s ends as a picture or in a sentence', async (name, expected) => {
    const encoded = await encode(await (await fetch(files[`../support/photos/${name}`] ?? '')).blob());
    if (expected === 'unreadable') expect(encoded).toEqual({ ok: false, error: expected });
    else expect(must(checkJpeg(new Uint8Array(must(encoded).full)))).toEqual(expected);
  });
});

describe('a photo made ready on the phone', () => {
  it('says neither where nor with what it was taken', async () => {
    const taken = await cameraPhoto(400, 300, 1);
    expect(contains(await taken.arrayBuffer(), 'PHONECO')).toBe(true);
    const { full, thumb } = must(await encode(taken));
    for (const bytes of [full, thumb]) {
      expect(checkJpeg(new Uint8Array(bytes)).ok).toBe(true);
      for (const word of ['Exif', 'PHONECO', 'GPS', 'http', 'Photoshop']) expect(contains(bytes, word)).toBe(false);
      const markers = [...new Uint8Array(bytes)].flatMap((byte, at, all) => (byte === 0xff ? [all[at + 1]] : []));
      expect(markers).not.toContain(0xe1);
    }
  });

  it('stands upright, whichever way the phone was held', async () => {
    const { full } = must(await encode(await cameraPhoto(400, 300, 6)));
    expect(must(checkJpeg(new Uint8Array(full)))).toEqual({ width: 300, height: 400 });
    expect([await colourAt(full, 50, 20), await colourAt(full, 50, 80)]).toEqual(['red', 'blue']);
    const flipped = must(await encode(await cameraPhoto(400, 300, 3)));
    expect([await colourAt(flipped.full, 20, 50), await colourAt(flipped.full, 80, 50)]).toEqual(['blue', 'red']);
  });

  it('is at most 1600 pixels long, its thumbnail 320, and a small one is not blown up', async () => {
    const large = must(await encode(await cameraPhoto(4000, 3000, 1)));
    expect(must(checkJpeg(new Uint8Array(large.full)))).toEqual({ width: 1600, height: 1200 });
    expect(must(checkJpeg(new Uint8Array(large.thumb)))).toEqual({ width: 320, height: 240 });
    const small = must(await encode(await cameraPhoto(64, 48, 1)));
    expect(must(checkJpeg(new Uint8Array(small.full)))).toEqual({ width: 64, height: 48 });
  });

  it.each([
    ['a long screenshot', [1080, 12_270], [720, 8180]],
    ['one that lies on its side', [12_270, 1080], [8180, 720]],
    ['a narrow one', [200, 3200], [200, 3200]],
    ['one pixel', [1, 1], [1, 1]],
    ['a line of pixels', [1, 5000], [1, 5000]],
    ['the longest', [1080, 30_000], [590, 16_384]],
  ])('keeps %s readable', async (_, [width = 0, height = 0], size) => {
    const { full, thumb } = must(await encode(await cameraPhoto(width, height, 1)));
    const kept = must(checkJpeg(new Uint8Array(full)));
    expect([kept.width, kept.height]).toEqual(size);
    expect(isPhotoSize(kept, 'full')).toBe(true);
    expect(isPhotoSize(must(checkJpeg(new Uint8Array(thumb))), 'thumb')).toBe(true);
  });

  it('is small enough for a sealed tip, however much detail a long screenshot holds', async () => {
    const canvas = new OffscreenCanvas(720, 8180);
    const noise = new ImageData(720, 8180);
    for (let at = 0; at < noise.data.length; at += 65_536)
      crypto.getRandomValues(new Uint8Array(noise.data.buffer, at, Math.min(65_536, noise.data.length - at)));
    canvas.getContext('2d')?.putImageData(noise, 0, 0);
    const { full } = must(await encode(await canvas.convertToBlob({ type: 'image/png' })));
    expect(classOf(full.byteLength, PHOTO_CLASSES)).toBeLessThanOrEqual(4_194_304);
  });

  it('is not opened when a small file claims more pixels than a phone has memory for', async () => {
    const canvas = new OffscreenCanvas(8, 8);
    canvas.getContext('2d')?.fillRect(0, 0, 8, 8);
    const png = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
    expect(await sizeOf(new Blob([png]))).toEqual({ width: 8, height: 8 });
    new DataView(png.buffer).setUint32(16, 30_000);
    new DataView(png.buffer).setUint32(20, 30_000);
    expect(await encode(new Blob([png], { type: 'image/png' }))).toEqual({ ok: false, error: 'unreadable' });
    const webp = await canvas.convertToBlob({ type: 'image/webp' });
    const jpeg = await canvas.convertToBlob({ type: 'image/jpeg' });
    expect([await sizeOf(webp), await sizeOf(jpeg)]).toEqual([
      { width: 8, height: 8 },
      { width: 8, height: 8 },
    ]);
  });

  it('keeps the thumbnail small enough for the server, whatever the picture', async () => {
    const canvas = new OffscreenCanvas(1600, 1600);
    const context = canvas.getContext('2d');
    const noise = new ImageData(1600, 1600);
    for (let at = 0; at < noise.data.length; at += 65_536)
      crypto.getRandomValues(new Uint8Array(noise.data.buffer, at, Math.min(65_536, noise.data.length - at)));
    context?.putImageData(noise, 0, 0);
    const { full, thumb } = must(await encode(await canvas.convertToBlob({ type: 'image/png' })));
    expect(full.byteLength).toBeLessThanOrEqual(4_194_304);
    expect(thumb.byteLength).toBeLessThanOrEqual(65_536);
  });

  it('is named by the SHA-256 of its bytes, so that the same picture is one photo', async () => {
    const taken = await cameraPhoto(400, 300, 6);
    const [once, twice] = [must(await encode(taken)), must(await encode(taken))];
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', once.full));
    expect(once.hash).toBe(Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''));
    expect([twice.hash, twice.thumbHash]).toEqual([once.hash, once.thumbHash]);
  });

  it('is refused with a word when it is no picture', async () => {
    expect(await encode(new Blob(['not a picture'], { type: 'image/jpeg' }))).toEqual({
      ok: false,
      error: 'unreadable',
    });
    expect(await encode(new Blob([], { type: 'image/heic' }))).toEqual({ ok: false, error: 'unreadable' });
  });
});
