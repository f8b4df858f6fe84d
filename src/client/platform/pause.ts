/** Lets the page answer taps and paint before long work goes on. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
