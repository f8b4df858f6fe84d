import { encode } from 'uqr';

/** Quiet zone in modules, as scanners require (ISO/IEC 18004). */
const RIM = 4;
/** Side of a module in a picture, pixels: 40 mm at 300 dots an inch for the usual codes. */
const MODULE = 14;

/** A QR code as squares. */
export interface QrDrawing {
  /** Modules on a side, with the quiet zone. */
  readonly size: number;
  /** The dark modules, as the path of an SVG. */
  readonly path: string;
}

/** Draws a QR code; `dense` has as few modules as can be. */
export function drawQr(text: string, dense = false): QrDrawing {
  const { data, size } = encode(text, { border: RIM, ...(dense ? { ecc: 'L', boostEcc: true } : { ecc: 'M' }) });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return { size, path };
}

/** Returns a QR code as an SVG file, black on white. */
export function qrSvg(text: string): string {
  const { size, path } = drawQr(text);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size * MODULE}" height="${size * MODULE}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>\n`;
}

/** Draws a QR code as a PNG picture. @returns null where the browser has no canvas */
export function qrPng(text: string): Promise<Blob | null> {
  const { size, path } = drawQr(text);
  const side = size * MODULE;
  const canvas = Object.assign(document.createElement('canvas'), { width: side, height: side });
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) return Promise.resolve(null);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, side, side);
  context.scale(MODULE, MODULE);
  context.fillStyle = '#000';
  context.fill(new Path2D(path));
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
