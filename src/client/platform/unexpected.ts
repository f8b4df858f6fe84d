/** Logs a bug or a damaged row to the console, so that it does not end background work. */
export const unexpected = (error: unknown): void => console.error(error);
