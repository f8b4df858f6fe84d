/** An upright picture, ready to be drawn. Release it: a camera's picture takes 50 MB of memory. */
interface Decoded {
  readonly image: CanvasImageSource;
  readonly width: number;
  readonly height: number;
  readonly release: () => void;
}

/**
 * Decodes with <img>, which applies the EXIF orientation in every known browser and reads every format of the phone.
 */
async function throughElement(file: Blob): Promise<Decoded> {
  const url = URL.createObjectURL(file);
  const image = new Image();
  const release = () => {
    image.removeAttribute('src');
    URL.revokeObjectURL(url);
  };
  image.src = url;
  try {
    await image.decode();
  } catch (error) {
    release();
    throw error;
  }
  return { image, width: image.naturalWidth, height: image.naturalHeight, release };
}

/**
 * Decodes a photo, off the main thread if possible. HEIC is read if the phone supports it.
 * @throws if the photo cannot be read
 */
export async function decode(file: Blob): Promise<Decoded> {
  try {
    // Older browsers throw for an unknown option; they would ignore the orientation.
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    return { image: bitmap, width: bitmap.width, height: bitmap.height, release: () => bitmap.close() };
  } catch {
    return throughElement(file);
  }
}
