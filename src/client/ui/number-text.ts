const fullWidth = /[０-９．]/g;

/**
 * What someone typed into a number field as a number: digits of Chinese keyboards (０-９) and thousands commas are
 * understood. `undefined` when empty; NaN when it is no number, so that the form can say so and keep what was typed.
 */
export function parseNumber(text: string): number | undefined {
  const plain = text.replace(fullWidth, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[,，\s]/g, '');
  if (plain === '') return undefined;
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
}

/** A number as it stands in a field: empty when missing or not a number. */
export const numberText = (value: number | undefined): string =>
  value === undefined || Number.isNaN(value) ? '' : String(value);
