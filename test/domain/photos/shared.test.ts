import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseShared, MAX_SHARED, MAX_SHARED_BYTES, MAX_SHARED_TOTAL } from '../../../src/domain/photos/shared.ts';

const photo = (size = 4_000_000, type = 'image/jpeg') => ({ size, type });

describe('photos that another app shares', () => {
  it('are kept up to what a record takes, the first ones first', () => {
    expect(chooseShared([photo(), photo()], [])).toEqual([0, 1]);
    const many = Array.from({ length: MAX_SHARED + 3 }, () => photo());
    expect(chooseShared(many, [])).toHaveLength(MAX_SHARED);
    expect(chooseShared(many, [1, 1])).toHaveLength(MAX_SHARED - 2);
  });

  it('are left out if they are no picture, empty or too large, and the next one is looked at', () => {
    const files = [photo(1, 'video/mp4'), photo(0), photo(MAX_SHARED_BYTES + 1), photo(MAX_SHARED_BYTES), photo(1, '')];
    expect(chooseShared(files, [])).toEqual([3]);
  });

  it('never take more room or places than the limits, whatever comes', () => {
    const file = fc.record({
      size: fc.integer({ min: 0, max: 2 * MAX_SHARED_BYTES }),
      type: fc.constantFrom('image/jpeg', 'image/heic', 'text/html', ''),
    });
    fc.assert(
      fc.property(
        fc.array(file, { maxLength: 30 }),
        fc.array(fc.nat(MAX_SHARED_BYTES), { maxLength: 4 }),
        (files, waiting) => {
          const chosen = chooseShared(files, waiting);
          const bytes = [...waiting, ...chosen.map((at) => files[at]?.size ?? 0)].reduce((sum, size) => sum + size, 0);
          expect(chosen.length + waiting.length).toBeLessThanOrEqual(MAX_SHARED);
          expect(bytes).toBeLessThanOrEqual(
            Math.max(
              MAX_SHARED_TOTAL,
              waiting.reduce((sum, size) => sum + size, 0),
            ),
          );
          expect([...chosen].sort((a, b) => a - b)).toEqual(chosen);
        },
      ),
    );
  });
});
