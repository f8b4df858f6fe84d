import type { PosterContent } from './content.ts';
import type { Measure } from './lines.ts';
import { type LayoutName, type Look, looks } from './looks.ts';
import type { Shape } from './shapes.ts';
import { LEAST_CODE, QUIET, type Sheet, type SheetName, sheets } from './sheets.ts';
import { type Item, placeStack } from './stack.ts';

interface FootOptions {
  readonly layout: LayoutName;
  readonly sheet: SheetName;
  readonly measure: Measure;
  readonly modules: number;
}

/** Lengths in thousandths of the width. */
const MARGIN = 62;
const PAD = 44;
const GAP = 44;
/** The side of a QR code, without its quiet zone. A phone's is scanned from another phone, a paper's from a step away. */
const CODE = { phone: 270, a4: 215, a3: 200 } as const satisfies Record<SheetName, number>;
/** The least pixels of a module that a picture of less quality keeps apart. */
const LEAST_MODULE = 4;

/** Returns the pixels of a module; undefined if the code would be too fine to scan. */
function moduleOf(modules: number, name: SheetName): number | undefined {
  const { width, paper }: Sheet = sheets[name];
  const module = Math.floor((CODE[name] * width) / 1000 / modules);
  const side = (module * modules * paper) / width;
  return module >= LEAST_MODULE && side >= LEAST_CODE ? module : undefined;
}

/** Places calls and organizer: in one row if they fit, else below each other. */
function placeLast(content: PosterContent, look: Look, options: FootOptions, top: number) {
  const { width, smallest }: Sheet = sheets[options.sheet];
  const unit = width / 1000;
  const column = { x: MARGIN * unit, width: (1000 - 2 * MARGIN) * unit, unit, measure: options.measure };
  const size = Math.max(smallest, 30);
  const style = { largest: size, smallest: size, on: look.foot.ground, gap: 0.2 };
  const calls = content.calls.map(({ name, number }) => `${name} ${number}`).join(' · ');
  const left: Item = { ...style, text: calls, isBold: true, align: 'left', fill: look.foot.accent };
  const right: Item = { ...style, text: content.organizer, isBold: false, align: 'right', fill: look.foot.ink };
  const isRow =
    (options.measure(calls, true) + options.measure(content.organizer, false) + 1) * size * unit <= column.width;
  const [first, second] = [calls ? [left] : [], content.organizer ? [right] : []];
  if (!isRow) return placeStack([...first, ...second], column, 1, top);
  const placed = [placeStack(first, column, 1, top), placeStack(second, column, 1, top)];
  return {
    shapes: placed.flatMap(({ shapes }) => shapes),
    height: Math.max(0, ...placed.map(({ height }) => height)),
  };
}

/**
 * Places the foot of a poster: the QR code with its words, the calls and the organizer.
 * @returns undefined if the QR code would be too fine to scan
 */
export function placeFoot(
  content: PosterContent,
  options: FootOptions,
  top: number,
): { readonly shapes: readonly Shape[]; readonly height: number } | undefined {
  const look: Look = looks[options.layout];
  const { width, smallest }: Sheet = sheets[options.sheet];
  const unit = width / 1000;
  const [margin, pad, gap] = [MARGIN * unit, PAD * unit, GAP * unit];
  const shapes: Shape[] = [];
  let y = top + pad;
  const { code } = content;
  if (code && options.modules > 0) {
    const module = moduleOf(options.modules, options.sheet);
    if (module === undefined) return undefined;
    const side = (options.modules + 2 * QUIET) * module;
    const inner = { x: margin + side + gap, width: width - 2 * margin - side - gap, unit, measure: options.measure };
    const style = { align: 'left', on: look.foot.ground, fill: look.foot.ink, gap: 0.4 } as const;
    const items: Item[] = [
      { ...style, text: code.title, largest: 60, smallest, isBold: true, isBalanced: true },
      ...(code.note ? [{ ...style, text: code.note, largest: 40, smallest, isBold: false }] : []),
    ];
    const scale = [1, 0.5, 0].find((each) => placeStack(items, inner, each).height <= side) ?? 0;
    const words = placeStack(items, inner, scale);
    const tall = Math.max(side, words.height);
    const edge = look.foot.rule;
    shapes.push(
      {
        sort: 'box',
        x: margin,
        y: y + (tall - side) / 2,
        width: side,
        height: side,
        fill: '#ffffff',
        radius: 2 * module,
        edge,
      },
      {
        sort: 'code',
        x: margin + QUIET * module,
        y: y + (tall - side) / 2 + QUIET * module,
        module,
        modules: options.modules,
      },
      ...placeStack(items, inner, scale, y + (tall - words.height) / 2).shapes,
    );
    y += tall + pad;
  }
  shapes.push({ sort: 'box', x: margin, y, width: width - 2 * margin, height: 3 * unit, fill: look.foot.rule });
  const last = placeLast(content, look, options, y + pad * 0.6);
  y += pad * 0.6 + last.height + pad * 0.9;
  return { shapes: [...shapes, ...last.shapes], height: Math.ceil(y - top) };
}
