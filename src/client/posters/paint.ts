import type { Drawing } from '../../domain/posters/arrange.ts';
import type { Measure } from '../../domain/posters/lines.ts';
import type { BoxShape, CodeShape, HillShape, Shape, TextShape } from '../../domain/posters/shapes.ts';

/** The system's own Chinese fonts. They come first, so that digits and letters match. */
const FONT =
  '"PingFang SC", "HarmonyOS Sans SC", "MiSans", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", system-ui, sans-serif';

const fontOf = (size: number, isBold: boolean): string => `${isBold ? 700 : 400} ${size}px ${FONT}`;

/** Size at which texts are measured: large, so that rounding does not matter. */
const MEASURED = 100;

/** Makes the measure of a canvas's fonts. */
export function measureOf(context: CanvasRenderingContext2D): Measure {
  const known = new Map<string, number>();
  return (text, isBold) => {
    const key = `${isBold}${text}`;
    const width = known.get(key) ?? measured();
    known.set(key, width);
    return width;
    function measured() {
      context.font = fontOf(MEASURED, isBold);
      return context.measureText(text).width / MEASURED;
    }
  };
}

/** Draws the edge of a box with round corners; `roundRect` is newer than the oldest browsers that work. */
function traceBox(context: CanvasRenderingContext2D, { x, y, width, height, radius = 0 }: BoxShape): void {
  const [right, bottom] = [x + width, y + height];
  context.beginPath();
  context.moveTo(x + radius, y);
  context.arcTo(right, y, right, bottom, radius);
  context.arcTo(right, bottom, x, bottom, radius);
  context.arcTo(x, bottom, x, y, radius);
  context.arcTo(x, y, right, y, radius);
  context.closePath();
}

function paintBox(context: CanvasRenderingContext2D, shape: BoxShape): void {
  traceBox(context, shape);
  context.fill();
  if (!shape.edge) return;
  context.strokeStyle = shape.edge;
  context.lineWidth = 2;
  context.stroke();
}

function paintText(context: CanvasRenderingContext2D, { text, x, y, size, isBold, align }: TextShape): void {
  context.font = fontOf(size, isBold);
  context.textAlign = align;
  context.fillText(text, x, y);
}

/** Fills the area below a line that is level at each of its points. */
function paintHill(context: CanvasRenderingContext2D, { points, bottom }: HillShape): void {
  context.beginPath();
  points.forEach(([x, y], at) => {
    const before = points[at - 1];
    const middle = ((before?.[0] ?? 0) + x) / 2;
    if (!before) context.moveTo(x, y);
    else context.bezierCurveTo(middle, before[1], middle, y, x, y);
  });
  context.lineTo(points.at(-1)?.[0] ?? 0, bottom);
  context.lineTo(points[0]?.[0] ?? 0, bottom);
  context.closePath();
  context.fill();
}

function paintCode(context: CanvasRenderingContext2D, { x, y, module }: CodeShape, code: readonly boolean[][]): void {
  // Whole pixels, so that no module has a grey edge.
  const [left, top] = [Math.round(x), Math.round(y)];
  code.forEach((row, down) => {
    row.forEach((isDark, along) => {
      if (isDark) context.fillRect(left + along * module, top + down * module, module, module);
    });
  });
}

/** The parts that a drawing leaves to the painter. */
export interface Parts {
  /** Rows of the QR code's modules, without its quiet zone. */
  readonly code: readonly boolean[][];
  readonly picture?: CanvasImageSource | undefined;
}

function paint(context: CanvasRenderingContext2D, shape: Shape, { code, picture }: Parts): void {
  context.fillStyle = 'fill' in shape ? shape.fill : '#000';
  if (shape.sort === 'box') paintBox(context, shape);
  else if (shape.sort === 'text') paintText(context, shape);
  else if (shape.sort === 'hill') paintHill(context, shape);
  else if (shape.sort === 'code') paintCode(context, shape, code);
  else if (picture) context.drawImage(picture, shape.x, shape.y, shape.side, shape.side);
}

/** Paints a drawing; the canvas takes its size. */
export function paintDrawing(
  context: CanvasRenderingContext2D,
  { width, height, shapes }: Drawing,
  parts: Parts,
): void {
  Object.assign(context.canvas, { width, height });
  context.textBaseline = 'alphabetic';
  for (const shape of shapes) paint(context, shape, parts);
}
