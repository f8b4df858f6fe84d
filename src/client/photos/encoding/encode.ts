import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { checkJpeg, withoutMetadata } from '../../../domain/photos/jpeg.ts';
import type { NewPhoto } from '../../../domain/photos/photo.ts';
import { maxPhotoBytes, type PhotoVariant, photoScale } from '../../../protocol/photos/photo.ts';
import { decode } from './decode.ts';
import { sizeOf } from './picture-size.ts';

/**
 * `unreadable`: the browser cannot open the file. `unsupported`: the browser lacks a function needed to prepare photos.
 */
export type EncodeFailure = 'unreadable' | 'unsupported';

/** JPEG qualities to try, best first, until the file is small enough. */
const qualities: Readonly<Record<PhotoVariant, readonly number[]>> = {
  full: [0.8, 0.6, 0.4],
  thumb: [0.7, 0.5, 0.3],
};

/** Bytes that the size class of a sealed photo needs beside the photo. */
const ROOM = 64;
/** Scales to try for a picture that is too large at every quality. */
const SMALLER = [1, 0.75, 0.5];

/** Pixels of the largest picture that is opened (108-megapixel cameras), at four bytes each. */
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

/** Draws the scaled picture on white, because JPEG has no transparency. */
function draw({ image, width, height }: Picture, scale: number): Canvas | undefined {
  const canvas = canvasOf(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
  // Both kinds of canvas have this method, but TypeScript cannot tell.
  const context = (canvas as HTMLCanvasElement).getContext('2d', { alpha: false });
  if (!context) return undefined;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** Encodes the canvas as a JPEG without metadata, as the server requires. */
async function jpegOf(canvas: Canvas, variant: PhotoVariant): Promise<ArrayBuffer | undefined> {
  for (const quality of qualities[variant]) {
    const blob = await toBlob(canvas, quality);
    const clean = blob && withoutMetadata(new Uint8Array(await blob.arrayBuffer()));
    if (!clean || !checkJpeg(clean).ok) return undefined;
    if (clean.byteLength <= maxPhotoBytes[variant] - ROOM) return clean.buffer;
  }
  return undefined;
}

/** Encodes the canvas as a JPEG, scaled down if no quality makes it small enough. */
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

/** Lets the page handle input between the long steps: decoding, drawing and encoding. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Draws the photo and releases the camera's picture. */
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

/** Encodes both variants, the thumbnail from the smaller picture. */
async function variantsOf(canvas: Canvas): Promise<Record<PhotoVariant, ArrayBuffer> | undefined> {
  const full = await fittingJpeg(canvas, 'full');
  await breathe();
  const { width, height } = canvas;
  const small = draw({ image: canvas, width, height }, photoScale(canvas, 'thumb'));
  const thumb = small && (await fittingJpeg(small, 'thumb'));
  return full && thumb && { full, thumb };
}

/**
 * Prepares a photo for storing and sending. It becomes upright and at most as large as `photoScale` allows, gets a
 * thumbnail, and loses metadata about place, time or camera. One at a time, because each needs 50 MB.
 */
export async function encode(file: Blob): Promise<Result<NewPhoto, EncodeFailure>> {
  // Web Crypto exists on secure pages only.
  if (!globalThis.crypto?.subtle) return err('unsupported');
  let canvas: Canvas | undefined;
  try {
    canvas = await drawFull(file);
  } catch {
    return err('unreadable');
  }
  const variants = canvas && (await variantsOf(canvas));
  // Phones free a canvas's memory late unless it is emptied.
  if (canvas) canvas.width = 0;
  if (!variants) return err('unsupported');
  const [hash, thumbHash] = await Promise.all([hashOf(variants.full), hashOf(variants.thumb)]);
  return ok({ hash, thumbHash, ...variants });
}
