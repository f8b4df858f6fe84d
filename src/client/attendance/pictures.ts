/** Longest side of the pictures that are read, in pixels: a code of 37 modules needs no more. */
const MOST_PIXELS = 800;
/** The reader's limit for photos, which may show the code small. */
const MOST_PHOTO_PIXELS = 1600;

type Source = HTMLVideoElement | HTMLImageElement;

const sizeOf = (source: Source): readonly [width: number, height: number] =>
  'videoWidth' in source ? [source.videoWidth, source.videoHeight] : [source.naturalWidth, source.naturalHeight];

/** Draws a frame or photo, made smaller where it is large; undefined before there is one. */
export function pictureOf(source: Source, canvas: HTMLCanvasElement): ImageData | undefined {
  const [width, height] = sizeOf(source);
  const most = 'videoWidth' in source ? MOST_PIXELS : MOST_PHOTO_PIXELS;
  const scale = Math.min(1, most / Math.max(width, height));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context || width === 0 || height === 0) return undefined;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
