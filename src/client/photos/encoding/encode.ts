import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { checkJpeg, withoutMetadata } from '../../../domain/photos/jpeg.ts';
import type { NewPhoto } from '../../../domain/photos/photo.ts';
import { maxPhotoBytes, type PhotoVariant, photoScale } from '../../../protocol/photos/photo.ts';
import { decode } from './decode.ts';
import { sizeOf } from './picture-size.ts';

/** `unreadable`: the browser can not open the file. `unsupported`: it lacks what it takes to make a photo ready. */
export type EncodeFailure = 'unreadable' | 'unsupported';

/** JPEG qualities to try, the best first, until the file is small enough. */
const qualities: Readonly<Record<PhotoVariant, readonly number[]>> = {
  full: [0.8, 0.6, 0.4],
  thumb: [0.7, 0.5, 0.3],
};

/** What the size class of a sealed photo needs beside the photo itself. */
const ROOM = 64;
/** A picture that is too large in bytes at every quality is drawn smaller, so many times at most. */
const SMALLER = [1, 0.75, 0.5];

/** Pixels of the largest picture that is opened: 108-megapixel cameras; opened, it takes four bytes a pixel. */
const MAX_SOURCE = 120_000_000;

type Canvas = OffscreenCanvas | HTMLCanvasElement;

function canvasOf(width: number, height: number): Canvas {
  if (typeof OffscreenCanvas === 'function') return new OffscreenCanvas(width, height);
  return Object.assign(document.createElement('canvas'), { width, height });
}

const toBlob = (canvas: Canvas, quality: number): Promise<Blob | null> =>
  'convertToBlob' in canvas
    ? canvas.convertToBlob({ type: 'image/jpeg', quality })
    : new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));

interface Picture {
  readonly image: CanvasImageSource;
  readonly width: number;
  readonly height: number;
}

/** Draws the picture scaled; on white, because JPEG knows no transparency. */
function draw({ image, width, height }: Picture, scale: number): Canvas | undefined {
  const canvas = canvasOf(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
  // The two kinds of canvas have the same method, but TypeScript can not see that.
  const context = (canvas as HTMLCanvasElement).getContext('2d', { alpha: false });
  if (!context) return undefined;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** The canvas as a JPEG that says nothing but the picture, as the server's own check wants it. */
async function jpegOf(canvas: Canvas, variant: PhotoVariant): Promise<ArrayBuffer | undefined> {
  for (const quality of qualities[variant]) {
    const blob = await toBlob(canvas, quality);
    const clean = blob && withoutMetadata(new Uint8Array(await blob.arrayBuffer()));
    if (!clean || !checkJpeg(clean).ok) return undefined;
    if (clean.byteLength <= maxPhotoBytes[variant] - ROOM) return clean.buffer;
  }
  return undefined;
}

/** The canvas as a JPEG, smaller where no quality makes the file small enough. */
async function fittingJpeg(canvas: Canvas, variant: PhotoVariant): Promise<ArrayBuffer | undefined> {
  for (const scale of SMALLER) {
    const { width, height } = canvas;
    const drawn = scale === 1 ? canvas : draw({ image: canvas, width, height }, scale);
    const jpeg = drawn && (await jpegOf(drawn, variant));
    if (jpeg) return jpeg;
  }
  return undefined;
}

async function hashOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A pause in which the page answers a finger: decoding, drawing and packing are the long steps. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Draws the photo and lets the camera's picture go. */
async function drawFull(file: Blob): Promise<Canvas | undefined> {
  const claimed = await sizeOf(file);
  if (claimed && claimed.width * claimed.height > MAX_SOURCE) throw new Error('too many pixels to open');
  const decoded = await decode(file);
  try {
    await breathe();
    return draw(decoded, photoScale(decoded, 'full'));
  } finally {
    decoded.release();
  }
}

/** Both variants; the thumbnail is drawn from the smaller picture. */
async function variantsOf(canvas: Canvas): Promise<Record<PhotoVariant, ArrayBuffer> | undefined> {
  const full = await fittingJpeg(canvas, 'full');
  await breathe();
  const { width, height } = canvas;
  const small = draw({ image: canvas, width, height }, photoScale(canvas, 'thumb'));
  const thumb = small && (await fittingJpeg(small, 'thumb'));
  return full && thumb && { full, thumb };
}

/**
 * Makes a photo ready to be kept and sent: upright, no larger than `photoScale` says, a thumbnail beside it, and
 * nothing in either that tells where, when or with what it was taken. One at a time: each takes 50 MB while it lasts.
 */
export async function encode(file: Blob): Promise<Result<NewPhoto, EncodeFailure>> {
  // Web Crypto is there on secure pages only.
  if (!globalThis.crypto?.subtle) return err('unsupported');
  let canvas: Canvas | undefined;
  try {
    canvas = await drawFull(file);
  } catch {
    return err('unreadable');
  }
  const variants = canvas && (await variantsOf(canvas));
  // Phones give a canvas's memory back late unless told.
  if (canvas) canvas.width = 0;
  if (!variants) return err('unsupported');
  const [hash, thumbHash] = await Promise.all([hashOf(variants.full), hashOf(variants.thumb)]);
  return ok({ hash, thumbHash, ...variants });
}
