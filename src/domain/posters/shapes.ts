/** A line of text. `on` is the colour behind it. */
export interface TextShape {
  readonly sort: 'text';
  readonly text: string;
  readonly x: number;
  /** The line's baseline. */
  readonly y: number;
  readonly size: number;
  readonly isBold: boolean;
  readonly align: 'left' | 'center' | 'right';
  readonly fill: string;
  readonly on: string;
}

/** A rectangle, with round corners and an edge if it has them. */
export interface BoxShape {
  readonly sort: 'box';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
  readonly radius?: number;
  readonly edge?: string;
}

/** An area from a smooth line of points down to `bottom`, over the whole width. */
export interface HillShape {
  readonly sort: 'hill';
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly bottom: number;
  readonly fill: string;
}

/** A QR code: its first module at `x`, `y`, each `module` pixels wide. The white ground with the quiet zone is a box. */
export interface CodeShape {
  readonly sort: 'code';
  readonly x: number;
  readonly y: number;
  readonly module: number;
  readonly modules: number;
}

/** A picture, whose drawing the painter has. */
export interface PictureShape {
  readonly sort: 'picture';
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

export type Shape = TextShape | BoxShape | HillShape | CodeShape | PictureShape;
