/** A number as it stands in a field: empty when missing or not a number. */
export const numberText = (value: number | undefined): string =>
  value === undefined || Number.isNaN(value) ? '' : String(value);
