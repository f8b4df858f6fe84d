import { expect, it } from 'vitest';
import { jpegOf, MOST_BYTES } from '../../../src/client/posters/jpeg.ts';

/** A canvas that writes pictures of as many bytes as are given for a quality and a share of the size. */
function canvasOf(bytesAt: (quality: number, share: number) => number, type = 'image/jpeg') {
  const asked: string[] = [];
  const make = (share: number) =>
    ({
      toDataURL(_: string, quality: number) {
        asked.push(`${quality} ${share}`);
        return `data:${type};base64,${'A'.repeat(Math.ceil((bytesAt(quality, share) * 4) / 3))}`;
      },
    }) as unknown as HTMLCanvasElement;
  return { asked, write: () => jpegOf(make(1), (_, share) => make(share)) };
}
const sizeOf = (url: string | undefined) => ((url?.split(',')[1] ?? '').length * 3) / 4;

it('keeps the best quality that fits', () => {
  const { asked, write } = canvasOf((quality) => 400_000 * quality);
  expect(sizeOf(write())).toBeLessThanOrEqual(MOST_BYTES);
  expect(asked).toEqual(['0.92 1', '0.8 1', '0.65 1']);
});

it('makes the picture smaller where a lower quality does not do', () => {
  const { asked, write } = canvasOf((_, share) => 500_000 * share * share);
  expect(sizeOf(write())).toBeLessThanOrEqual(MOST_BYTES);
  expect(asked.at(-1)).toBe('0.7 0.75');
});

it('has no picture that is too large, nor one of another type', () => {
  expect(canvasOf(() => 2 * MOST_BYTES).write()).toBeUndefined();
  expect(canvasOf(() => 10, 'image/png').write()).toBeUndefined();
});
