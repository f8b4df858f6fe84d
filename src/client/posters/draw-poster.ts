import { encode } from 'uqr';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { type ArrangeFailure, arrangePoster } from '../../domain/posters/arrange.ts';
import type { PosterContent } from '../../domain/posters/content.ts';
import type { LayoutName } from '../../domain/posters/looks.ts';
import type { SheetName } from '../../domain/posters/sheets.ts';
import { measureOf, paintDrawing } from './paint.ts';

export interface PosterOptions {
  readonly layout?: LayoutName | undefined;
  /** A picture for phones of 1080 × 1920, or paper. */
  readonly sheet?: SheetName | undefined;
  /** Stands in the head of the layouts that have room for it. */
  readonly picture?: CanvasImageSource | undefined;
}

/** Why a poster was not drawn; `no_canvas` where the browser has none or has no memory for one. */
export type PosterFailure = ArrangeFailure | { readonly code: 'no_canvas' };

/** Returns the modules of an address's QR code: level M, or better where that needs no more of them. */
const codeOf = (address: string | undefined): readonly boolean[][] =>
  address ? encode(address, { ecc: 'M', boostEcc: true, border: 0 }).data : [];

/** Draws a poster on a canvas, which takes the poster's size. Nothing is drawn if it fails. */
export function drawPoster(
  canvas: HTMLCanvasElement,
  content: PosterContent,
  { layout = 'notice', sheet = 'phone', picture }: PosterOptions = {},
): Result<void, PosterFailure> {
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) return err({ code: 'no_canvas' });
  const code = codeOf(content.code?.address);
  const measure = measureOf(context);
  const drawing = arrangePoster(content, { layout, sheet, measure, modules: code.length, hasPicture: !!picture });
  if (!drawing.ok) return drawing;
  paintDrawing(context, drawing.value, { code, picture });
  return ok(undefined);
}
