/** The most bytes of a poster's picture, so that it is sent and opened on a village's network. */
export const MOST_BYTES = 300_000;

const qualities = [0.92, 0.85, 0.78, 0.7, 0.6, 0.5, 0.4];

/** Bytes of a data URL's content. */
const bytesOf = (url: string): number => Math.floor(((url.length - url.indexOf(',') - 1) * 3) / 4);

/**
 * Returns a canvas as the address of a JPEG of at most 300 KB. The quality goes down until it fits. WeChat saves it by a
 * long press, which it does not do for `blob:` addresses.
 * @returns undefined if the browser writes no JPEG, or none that is small enough
 */
export function jpegOf(canvas: HTMLCanvasElement): string | undefined {
  for (const quality of qualities) {
    const url = canvas.toDataURL('image/jpeg', quality);
    if (!url.startsWith('data:image/jpeg')) return undefined;
    if (bytesOf(url) <= MOST_BYTES) return url;
  }
  return undefined;
}

/** Returns the JPEG of a data URL as a file. */
export function fileOf(url: string, name: string): File {
  const text = atob(url.slice(url.indexOf(',') + 1));
  return new File([Uint8Array.from(text, (letter) => letter.charCodeAt(0))], `${name}.jpg`, { type: 'image/jpeg' });
}
