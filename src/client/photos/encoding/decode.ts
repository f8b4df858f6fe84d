/** A picture that is ready to be drawn, upright. Release it: a camera's picture is 50 MB in memory. */
export interface Decoded {
  readonly image: CanvasImageSource;
  readonly width: number;
  readonly height: number;
  readonly release: () => void;
}

/** An <img> turns the picture as its EXIF says, in every browser that we know, and reads whatever the phone can show. */
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
 * Decodes a photo, off the main thread where the browser can. HEIC is read where the phone itself reads it.
 * @throws when it can not be read
 */
export async function decode(file: Blob): Promise<Decoded> {
  try {
    // Older browsers throw for an option that they do not know; they would not have turned the picture.
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    return { image: bitmap, width: bitmap.width, height: bitmap.height, release: () => bitmap.close() };
  } catch {
    return throughElement(file);
  }
}
