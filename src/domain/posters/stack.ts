import { balanceLines, breakLines, type Measure } from './lines.ts';
import type { TextShape } from './shapes.ts';

/** A text of a poster before it has a size and a place. Lengths are thousandths of the poster's width. */
export interface Item {
  readonly text: string;
  /** The size where there is room, and where there is least. */
  readonly largest: number;
  readonly smallest: number;
  readonly isBold: boolean;
  readonly align: TextShape['align'];
  readonly fill: string;
  readonly on: string;
  /** The distance to the item above, in multiples of this item's size. */
  readonly gap: number;
  /** Lines of about the same length, for titles. */
  readonly isBalanced?: boolean;
  /** Written before the text, in a column of its own that all labels of a stack share. */
  readonly label?: string;
  readonly labelFill?: string;
}

/** Where a stack goes. */
export interface Column {
  readonly x: number;
  readonly width: number;
  /** Pixels of a thousandth. */
  readonly unit: number;
  readonly measure: Measure;
}

/** Height of a line of a title and of a text, in multiples of its size. */
const TITLE_LINE = 1.3;
const TEXT_LINE = 1.55;
/** Where the baseline lies in a line's height, below its middle, in multiples of the size. */
const BASELINE = 0.35;
const LABEL_GAP = 0.8;

const sizeOf = ({ smallest, largest }: Item, scale: number): number => smallest + (largest - smallest) * scale;

interface Placed {
  readonly shapes: readonly TextShape[];
  readonly height: number;
}

/** Places items below each other from `top` on. `scale` is 0 for the smallest sizes and 1 for the largest. */
export function placeStack(items: readonly Item[], column: Column, scale: number, top = 0): Placed {
  const { x, width, unit, measure } = column;
  const shapes: TextShape[] = [];
  let y = top;
  const labelled = items.filter(({ label }) => label);
  const labelWidth = Math.max(0, ...labelled.map((item) => measure(item.label ?? '', true) + LABEL_GAP));
  items.forEach((item, index) => {
    const size = sizeOf(item, scale) * unit;
    const inset = item.label ? labelWidth * size : 0;
    const breaks = item.isBalanced ? balanceLines : breakLines;
    const lines = breaks(item.text, (width - inset) / size, item.isBold, measure);
    const height = size * (item.isBalanced ? TITLE_LINE : TEXT_LINE);
    if (index > 0) y += item.gap * size;
    const style = { sort: 'text', size, isBold: item.isBold, align: item.align, fill: item.fill, on: item.on } as const;
    const middle = { left: x + inset, center: x + width / 2, right: x + width }[item.align];
    lines.forEach((text, row) => {
      const base = y + height / 2 + BASELINE * size;
      if (row === 0 && item.label)
        shapes.push({
          ...style,
          text: item.label,
          x,
          y: base,
          isBold: true,
          align: 'left',
          fill: item.labelFill ?? item.fill,
        });
      shapes.push({ ...style, text, x: middle, y: base });
      y += height;
    });
  });
  return { shapes, height: y - top };
}
