import decodeQR from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import { drawPoster } from '../../src/client/posters/draw-poster.ts';
import { fileOf, jpegOf, MOST_BYTES } from '../../src/client/posters/jpeg.ts';
import { lawValues } from '../../src/domain/learning/law-values.ts';
import { batchPoster, freePoster } from '../../src/domain/posters/contents.ts';
import { publicityDays } from '../../src/domain/posters/days.ts';
import { dayPoster } from '../../src/domain/posters/learning-posters.ts';
import { layoutNames } from '../../src/domain/posters/looks.ts';
import { sheetNames, sheets } from '../../src/domain/posters/sheets.ts';
import { there } from '../support/there.ts';

const publisher = { origin: 'https://jindu.chengxi.example.cn', organizer: '澄溪区禁毒委员会办公室' };
const contents = {
  batch: batchPoster(publisher, '26K3', '《认识新型毒品》折页'),
  day: dayPoster(publisher, there(publicityDays[2]), '来路不明的，\n不接、不尝、不带。', lawValues),
};

/** Draws a picture again, as a phone that received it does. */
async function pixelsOf(file: Blob): Promise<ImageData> {
  const picture = await createImageBitmap(file);
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = there(canvas.getContext('2d'));
  context.drawImage(picture, 0, 0);
  return context.getImageData(0, 0, picture.width, picture.height);
}

describe.each(layoutNames.flatMap((layout) => sheetNames.map((sheet) => ({ layout, sheet }))))(
  '$layout on $sheet',
  ({ layout, sheet }) => {
    it('is a JPEG of at most 300 KB whose QR code can be read', async () => {
      for (const content of Object.values(contents)) {
        const canvas = document.createElement('canvas');
        expect(drawPoster(canvas, content, { layout, sheet })).toEqual({ ok: true, value: undefined });
        const { width, height } = sheets[sheet];
        expect([canvas.width, canvas.height]).toEqual([width, height]);
        const file = fileOf(there(jpegOf(canvas)), '海报');
        expect(file.size).toBeLessThanOrEqual(MOST_BYTES);
        expect(decodeQR(await pixelsOf(file))).toBe(content.code?.address);
      }
    });
  },
);

it('draws nothing of a text that is too long', () => {
  const canvas = document.createElement('canvas');
  const done = drawPoster(canvas, freePoster(publisher, '通知', '题目', '禁毒'.repeat(400)));
  expect(done).toMatchObject({ ok: false, error: { code: 'too_long', given: 800 } });
  expect([canvas.width, canvas.height]).toEqual([300, 150]);
});

it('says so where there is no canvas', () => {
  const none = Object.assign(document.createElement('canvas'), { getContext: () => null });
  expect(drawPoster(none, contents.batch)).toEqual({ ok: false, error: { code: 'no_canvas' } });
});
