/** A size in which a poster is drawn. */
export interface Sheet {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** The width on paper, millimetres; of a picture for phones, that of A4, on which it may be printed too. */
  readonly paper: number;
  /** The smallest type, in thousandths of the width: on a phone 13 CSS pixels, on paper 14 points. */
  readonly smallest: number;
}

/** A picture for phones at three times 360 × 640, and papers at 200 dots an inch. */
export const sheets = {
  phone: { width: 1080, height: 1920, paper: 210, smallest: 34 },
  a4: { width: 1654, height: 2339, paper: 210, smallest: 24 },
  a3: { width: 2339, height: 3307, paper: 297, smallest: 18 },
} as const satisfies Record<string, Sheet>;

export type SheetName = keyof typeof sheets;
export const sheetNames = Object.keys(sheets) as readonly SheetName[];

/** Quiet zone around a QR code, in modules (ISO/IEC 18004). */
export const QUIET = 4;

/** The least side of a QR code on A4, millimetres, without its quiet zone. */
export const LEAST_CODE = 25;
