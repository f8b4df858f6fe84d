type Rgb = readonly [number, number, number];

/** Reads `#rrggbb` as parts from 0 to 1. */
const partsOf = (colour: string): Rgb => {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
};

const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);

const luminance = ([red, green, blue]: Rgb): number =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

/** Moves a colour towards middle grey, as poor toner, sunlight or a bad copy do. */
const faded = (parts: Rgb, loss: number): Rgb => {
  const fade = (part: number) => 0.5 + (part - 0.5) * (1 - loss);
  return [fade(parts[0]), fade(parts[1]), fade(parts[2])];
};

/**
 * Returns the contrast of two colours by WCAG 2, from 1 to 21.
 * @param loss the share of contrast that is lost on paper or in sunlight, from 0 to 1
 */
export function contrastOf(colour: string, ground: string, loss = 0): number {
  const [a, b] = [colour, ground].map((each) => luminance(faded(partsOf(each), loss))) as [number, number];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
