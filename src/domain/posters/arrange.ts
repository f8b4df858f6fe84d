import { err, ok, type Result } from '../kernel/result.ts';
import { countCharacters, type PosterBlock, type PosterContent } from './content.ts';
import { placeFoot } from './foot.ts';
import { textItems } from './items.ts';
import type { Measure } from './lines.ts';
import { hills, type LayoutName, type Look, looks } from './looks.ts';
import type { Shape } from './shapes.ts';
import { type Sheet, type SheetName, sheets } from './sheets.ts';
import { type Column, type Item, placeStack } from './stack.ts';

/** A poster as shapes, the hindmost first. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/** Why a poster can not be drawn. */
export type ArrangeFailure =
  /** The text is longer than the layout holds: the blocks have `given` characters, and about `fits` would fit. */
  | { readonly code: 'too_long'; readonly given: number; readonly fits: number }
  /** The address needs a QR code whose modules are too small to scan. */
  | { readonly code: 'long_address' };

export interface ArrangeOptions {
  readonly layout: LayoutName;
  readonly sheet: SheetName;
  readonly measure: Measure;
  /** Modules of a side of the QR code, without its quiet zone; 0 without one. */
  readonly modules: number;
  /** Whether the painter has a picture for the head. */
  readonly hasPicture: boolean;
}

/** Lengths in thousandths of the width. */
const MARGIN = 62;
const PAD = 46;
const HILLS = 200;
const PICTURE = 170;
const PICTURE_GAP = 24;

/** Steps between the smallest and the largest type. */
const STEPS = 24;

/** The heights of the parts of a poster at one scale of its type. */
interface Frame {
  readonly head: number;
  readonly body: number;
  readonly foot: number;
  readonly isEnough: boolean;
}

interface Work {
  readonly look: Look;
  readonly sheet: Sheet;
  readonly unit: number;
  readonly column: Column;
  readonly head: readonly Item[];
  readonly body: readonly Item[];
  readonly foot: number;
  /** Side of the picture beside the head's texts; 0 without one. */
  readonly picture: number;
  readonly headColumn: Column;
}

/** Measures the parts at a scale, before the remaining room is divided among them. */
function frameOf({ look, sheet, unit, column, headColumn, head, body, foot, picture }: Work, scale: number): Frame {
  const tall = (items: readonly Item[], within: Column, least: number) =>
    items.length ? Math.max(least, placeStack(items, within, scale).height) + 2 * PAD * unit : 0;
  const [headHeight, bodyHeight] = [tall(head, headColumn, picture), tall(body, column, 0)];
  const needed = headHeight + bodyHeight + foot + (look.hasHills ? HILLS * unit : 0);
  return { head: headHeight, body: bodyHeight, foot, isEnough: needed <= sheet.height };
}

/** Finds the largest type with which everything fits; undefined if the smallest is too large. */
function largestScale(work: Work): number | undefined {
  for (let step = STEPS; step >= 0; step -= 1) if (frameOf(work, step / STEPS).isEnough) return step / STEPS;
  return undefined;
}

function workOf(content: PosterContent, options: ArrangeOptions, footHeight: number): Work {
  const [look, sheet]: [Look, Sheet] = [looks[options.layout], sheets[options.sheet]];
  const unit = sheet.width / 1000;
  const column = { x: MARGIN * unit, width: (1000 - 2 * MARGIN) * unit, unit, measure: options.measure };
  const { head, body } = textItems(content, look, sheet);
  const picture = look.hasPicture && options.hasPicture ? PICTURE * unit : 0;
  const headColumn = { ...column, width: column.width - (picture && picture + PICTURE_GAP * unit) };
  return { look, sheet, unit, column, headColumn, head, body, foot: footHeight, picture };
}

const textOf = ({ blocks }: PosterContent): string => blocks.map(({ text }) => text).join('\n');

/** Returns the first characters of the blocks' texts; blocks without any are left out. */
function shortened(blocks: readonly PosterBlock[], most: number): readonly PosterBlock[] {
  let left = most;
  return blocks.flatMap((block) => {
    const text = [...block.text].slice(0, left);
    left -= text.length;
    return text.length ? [{ ...block, text: text.join('') }] : [];
  });
}

/** Finds by halves how many characters of the blocks' texts would fit. */
function charactersThatFit(content: PosterContent, options: ArrangeOptions, foot: number): number {
  const cut = (most: number) => ({ ...content, blocks: shortened(content.blocks, most) });
  let [least, most] = [0, [...textOf(content)].length];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (frameOf(workOf(cut(middle), options, foot), 0).isEnough) least = middle;
    else most = middle - 1;
  }
  return countCharacters(textOf(cut(least)));
}

/** Draws hills from `top` on, down to `bottom` and the paper before them. */
const hillShapes = (width: number, top: number, bottom: number): Shape[] =>
  hills.map(({ fill, points }) => ({
    sort: 'hill',
    fill,
    bottom,
    points: points.map(([x, y]) => [x * width, top + y * (bottom - top)] as const),
  }));

/**
 * Arranges a poster: the largest type with which all of its text fits. Nothing is cut; a text that does not fit is a
 * failure with the number of characters that would.
 */
export function arrangePoster(content: PosterContent, options: ArrangeOptions): Result<Drawing, ArrangeFailure> {
  const sheet: Sheet = sheets[options.sheet];
  const { width, height } = sheet;
  const footAt = (top: number) => placeFoot(content, options, top);
  const foot = footAt(0);
  if (!foot) return err({ code: 'long_address' });
  const work = workOf(content, options, foot.height);
  const scale = largestScale(work);
  if (scale === undefined) {
    const given = countCharacters(textOf(content));
    return err({ code: 'too_long', given, fits: charactersThatFit(content, options, foot.height) });
  }
  const { look, unit, column, picture } = work;
  const frame = frameOf(work, scale);
  const footTop = height - foot.height;
  const spare = footTop - frame.head - frame.body;
  // The remaining room goes to the hills and the body, or to the head of a poster that has neither.
  const isHeadAlone = frame.body === 0 && !look.hasHills;
  const headHeight = frame.head + (isHeadAlone ? spare : 0);
  const pad = PAD * unit;
  const headTop = pad + (isHeadAlone ? spare * 0.4 : 0);
  const box = (y: number, tall: number, fill: string): Shape => ({ sort: 'box', x: 0, y, width, height: tall, fill });
  const bodyTop = headHeight + pad + (look.hasHills ? 0 : spare * 0.4);
  const shapes: Shape[] = [
    box(0, height, look.hasHills ? look.head.ground : look.body.ground),
    box(0, headHeight, look.head.ground),
    ...(look.hasHills ? hillShapes(width, footTop - Math.min(spare, 420 * unit), footTop) : []),
    box(footTop, foot.height, look.foot.ground),
    ...(picture ? [{ sort: 'picture', x: column.x + column.width - picture, y: headTop, side: picture } as const] : []),
    ...placeStack(work.head, work.headColumn, scale, headTop).shapes,
    ...placeStack(work.body, column, scale, bodyTop).shapes,
    ...(footAt(footTop)?.shapes ?? []),
  ];
  return ok({ width, height, shapes });
}
