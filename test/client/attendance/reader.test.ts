import { describe, expect, it } from 'vitest';
import { decode } from '../../../src/client/attendance/decode.ts';
import { codeText } from '../../../src/domain/attendance/code.ts';
import { idOf } from '../../support/arbitraries.ts';
import { cameraFrame } from '../../support/camera-frames.ts';

const key = { event: idOf(9), station: '0a1b', secret: '0123456789abcdef'.repeat(4) };
const FRAMES = 160;
const codeOf = (seed: number) => codeText('https://qingyuan.example', key, 59_912_345 + seed);

describe('the reader', () => {
  it(`reads 97% of ${FRAMES} frames as cameras make them, and none of them wrongly`, () => {
    const read = Array.from({ length: FRAMES }, (_, seed) => decode(cameraFrame(codeOf(seed), seed)));
    const right = read.filter((text, seed) => text === codeOf(seed)).length;
    expect(read.filter((text) => text !== undefined)).toHaveLength(right);
    expect(right / FRAMES).toBeGreaterThanOrEqual(0.97);
  }, 60_000);

  it('finds nothing in a picture without a code', () => {
    const { width, height } = cameraFrame(codeOf(1), 1);
    expect(decode({ width, height, data: new Uint8ClampedArray(width * height * 4).fill(127) })).toBeUndefined();
  });
});
