/** How Dexie names a compound index, here and in the database itself. */
export const keyPath = (columns: readonly string[]): string => `[${columns.join('+')}]`;
