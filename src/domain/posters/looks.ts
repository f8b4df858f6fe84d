/** The colours of a part of a poster. */
export interface Zone {
  readonly ground: string;
  readonly ink: string;
  /** For headings, labels and the line above the title. */
  readonly accent: string;
}

/** How a layout looks. */
export interface Look {
  /** The part with kicker, title and lead. */
  readonly head: Zone;
  /** The part with facts and text. */
  readonly body: Zone;
  /** The part with the QR code, the calls and the organizer. */
  readonly foot: Zone & { readonly rule: string };
  readonly align: 'left' | 'center';
  /** Whether hills lie between the text and the foot; all text stands in the head then. */
  readonly hasHills?: true;
  /** Whether the head is a band with the kicker alone, and the title stands in the body. */
  readonly hasBand?: true;
  /** Whether a picture stands in the head, if there is one. */
  readonly hasPicture?: true;
}

const GREEN = '#075e43';
const RED = '#96201a';
const INK = '#13201b';
const WHITE = '#ffffff';
const PAPER = '#f8faf9';

const onGreen: Zone = { ground: GREEN, ink: WHITE, accent: '#e6f4ed' };
const onPaper: Zone = { ground: PAPER, ink: INK, accent: GREEN };
const onWhite: Zone = { ground: WHITE, ink: INK, accent: GREEN };
const foot = { ...onPaper, rule: '#cfe0d7' };

/** The layouts. Every text keeps a contrast of 4.5 to 1 where a fifth of it is lost: a test computes it. */
export const looks = {
  notice: { head: onGreen, body: onWhite, foot: { ...foot, ground: WHITE }, align: 'center', hasBand: true },
  knowledge: {
    head: { ground: '#e3f2ea', ink: '#053f2d', accent: GREEN },
    body: onWhite,
    foot,
    align: 'left',
    hasPicture: true,
  },
  event: { head: onGreen, body: onPaper, foot, align: 'left' },
  report: {
    head: { ground: RED, ink: WHITE, accent: '#fdeeec' },
    body: { ground: WHITE, ink: INK, accent: RED },
    foot: { ground: '#fdf6f5', ink: INK, accent: RED, rule: '#ecd2cf' },
    align: 'left',
  },
  day: { head: onGreen, body: onGreen, foot, align: 'left', hasHills: true },
} as const satisfies Record<string, Look>;

export type LayoutName = keyof typeof looks;
export const layoutNames = Object.keys(looks) as readonly LayoutName[];

/** The hills behind each other, the farthest first, and the river before them. */
export const hills = [
  {
    fill: '#2d8f69',
    points: [
      [0, 0.33],
      [0.23, 0.13],
      [0.48, 0.3],
      [0.83, 0],
      [1, 0.1],
    ],
  },
  {
    fill: '#5aab8b',
    points: [
      [0, 0.55],
      [0.23, 0.41],
      [0.55, 0.55],
      [0.91, 0.3],
      [1, 0.36],
    ],
  },
  {
    fill: '#a6d3c0',
    points: [
      [0, 0.76],
      [0.27, 0.64],
      [0.67, 0.73],
      [1, 0.6],
    ],
  },
  {
    fill: PAPER,
    points: [
      [0, 0.97],
      [0.3, 0.9],
      [0.7, 1],
      [1, 0.93],
    ],
  },
] as const;
