import { expect, it } from 'vitest';
import { jpegOf, MOST_BYTES } from '../../../src/client/posters/jpeg.ts';

/** A canvas that writes a picture of as many bytes as are given for a quality. */
function canvasOf(bytesAt: (quality: number) => number, type = 'image/jpeg') {
  const asked: number[] = [];
  const toDataURL = (_: string, quality: number) => {
    asked.push(quality);
    return `data:${type};base64,${'A'.repeat(Math.ceil((bytesAt(quality) * 4) / 3))}`;
  };
  return { asked, canvas: { toDataURL } as unknown as HTMLCanvasElement };
}
const sizeOf = (url: string | undefined) => ((url?.split(',')[1] ?? '').length * 3) / 4;

it('keeps the best quality that fits', () => {
  const { asked, canvas } = canvasOf((quality) => 400_000 * quality);
  expect(sizeOf(jpegOf(canvas))).toBeLessThanOrEqual(MOST_BYTES);
  expect(asked).toEqual([0.92, 0.85, 0.78, 0.7]);
});

it('has no picture that is too large, nor one of another type', () => {
  expect(jpegOf(canvasOf(() => 2 * MOST_BYTES).canvas)).toBeUndefined();
  expect(jpegOf(canvasOf(() => 10, 'image/png').canvas)).toBeUndefined();
});
