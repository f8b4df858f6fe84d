/** Whether two server answers are equal. Equal answers are not rendered again, which keeps the focus. */
export const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
