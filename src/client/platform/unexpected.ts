/** A bug of ours, or a damaged row: said to whoever looks into the console, so that it does not end what runs in the background. */
export const unexpected = (error: unknown): void => console.error(error);
