/** Are two answers of the server the same? What did not change is not drawn again, so that the focus stays where it is. */
export const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
