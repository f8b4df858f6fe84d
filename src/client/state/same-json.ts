/** Tells whether two values are equal as JSON. What is equal is not rendered again, which keeps the focus. */
export const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
