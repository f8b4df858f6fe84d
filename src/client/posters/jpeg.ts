/** The most bytes of a poster's picture, so that it is sent and opened on a village's network. */
export const MOST_BYTES = 300_000;

/** Quality and share of the width, the best first. Small type suffers less from fewer pixels than from low quality. */
const steps = [
  { quality: 0.92, share: 1 },
  { quality: 0.8, share: 1 },
  { quality: 0.65, share: 1 },
  { quality: 0.7, share: 0.75 },
  { quality: 0.65, share: 0.6 },
  { quality: 0.5, share: 0.5 },
] as const;

/** Bytes of a data URL's content. */
const bytesOf = (url: string): number => Math.floor(((url.length - url.indexOf(',') - 1) * 3) / 4);

/** Copies a canvas with a share of its width and height. */
function shrunk(canvas: HTMLCanvasElement, share: number): HTMLCanvasElement {
  const copy = document.createElement('canvas');
  Object.assign(copy, { width: Math.round(canvas.width * share), height: Math.round(canvas.height * share) });
  const context = copy.getContext('2d', { alpha: false });
  if (context) context.imageSmoothingQuality = 'high';
  context?.drawImage(canvas, 0, 0, copy.width, copy.height);
  return copy;
}

/**
 * Returns a canvas as the address of a JPEG of at most 300 KB. The quality goes down until it fits, then the size. WeChat
 * saves it by a long press, which it does not do for `blob:` addresses.
 * @returns undefined if the browser writes no JPEG, or none that is small enough
 */
export function jpegOf(canvas: HTMLCanvasElement, shrink = shrunk): string | undefined {
  for (const { quality, share } of steps) {
    const url = (share === 1 ? canvas : shrink(canvas, share)).toDataURL('image/jpeg', quality);
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
