import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPhotoSize, photoScale } from '../../../src/protocol/photos/photo.ts';

const side = fc.integer({ min: 1, max: 70_000 });

describe('the size of a photo', () => {
  it('is bounded in pixels, whatever the picture', () => {
    fc.assert(
      fc.property(side, side, (width, height) => {
        const scale = photoScale({ width, height }, 'full');
        const sent = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
        expect(isPhotoSize(sent, 'full')).toBe(true);
        expect(sent.width * sent.height).toBeLessThanOrEqual(12_000_000);
      }),
    );
  });

  it('leaves what older phones send as it is', () => {
    const old = fc.integer({ min: 1, max: 1600 });
    fc.assert(fc.property(old, old, (width, height) => isPhotoSize({ width, height }, 'full')));
  });

  it('keeps 720 pixels of the short side of a screenshot, or all that there are', () => {
    for (const [width, height] of [
      [1080, 12_270],
      [1080, 2400],
      [1440, 3200],
      [540, 9000],
    ] as const) {
      const short = width * photoScale({ width, height }, 'full');
      expect(Math.round(short)).toBeGreaterThanOrEqual(Math.min(width, 720));
    }
  });
});
