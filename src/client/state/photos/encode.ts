import { checkJpeg, withoutMetadata } from '../../../domain/jpeg.ts';
import { err, ok, type Result } from '../../../domain/result.ts';
import { maxPhotoBytes, maxPhotoEdge, type PhotoVariant } from '../../../protocol/photo.ts';
import type { NewPhoto } from '../../storage/photo-store.ts';
import { decode } from './decode.ts';

/** `unreadable`: the browser can not open the file. `unsupported`: it lacks what it takes to make a photo ready. */
export type EncodeFailure = 'unreadable' | 'unsupported';

/** JPEG qualities to try, the best first, until the file is small enough. */
const qualities: Readonly<Record<PhotoVariant, readonly number[]>> = {
  full: [0.8, 0.6, 0.4],
  thumb: [0.7, 0.5, 0.3],
};

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

/** Draws the picture no larger than `edge` on its longest side; on white, because JPEG knows no transparency. */
function draw({ image, width, height }: Picture, edge: number): Canvas | undefined {
  const scale = Math.min(1, edge / Math.max(width, height));
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
    if (clean.byteLength <= maxPhotoBytes[variant]) return clean.buffer;
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
  const decoded = await decode(file);
  try {
    await breathe();
    return draw(decoded, maxPhotoEdge.full);
  } finally {
    decoded.release();
  }
}

/** Both variants; the thumbnail is drawn from the smaller picture. */
async function variantsOf(canvas: Canvas): Promise<Record<PhotoVariant, ArrayBuffer> | undefined> {
  const full = await jpegOf(canvas, 'full');
  await breathe();
  const small = draw({ image: canvas, width: canvas.width, height: canvas.height }, maxPhotoEdge.thumb);
  const thumb = small && (await jpegOf(small, 'thumb'));
  return full && thumb && { full, thumb };
}

/**
 * Makes a photo ready to be kept and sent: upright, its longest side at most 1600 pixels, a thumbnail beside it, and
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
