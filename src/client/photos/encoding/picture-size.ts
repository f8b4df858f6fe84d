import type { JpegSize } from '../../../domain/photos/jpeg.ts';

/** Bytes to read for the size; a JPEG may have a preview before it. */
const HEAD = 262_144;

const at16 = (bytes: DataView, at: number, isLittle = false): number =>
  at + 2 <= bytes.byteLength ? bytes.getUint16(at, isLittle) : 0;
const at32 = (bytes: DataView, at: number): number => (at + 4 <= bytes.byteLength ? bytes.getUint32(at) : 0);

/** Reads the frame header (ITU-T T.81) of any coding, after other segments. */
function jpegSize(bytes: DataView): JpegSize | undefined {
  for (let at = 2; at + 9 < bytes.byteLength; at += 2 + Math.max(2, at16(bytes, at + 2))) {
    const marker = at16(bytes, at);
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return { height: at16(bytes, at + 5), width: at16(bytes, at + 7) };
  }
  return undefined;
}

/** Reads WebP's three kinds of header; sizes are little-endian. */
function webpSize(bytes: DataView): JpegSize | undefined {
  if (bytes.byteLength < 30) return undefined;
  const at24 = (at: number) => at16(bytes, at, true) + bytes.getUint8(at + 2) * 65_536;
  switch (at32(bytes, 12)) {
    case 0x56503858:
      return { width: at24(24) + 1, height: at24(27) + 1 };
    case 0x56503820:
      return { width: at16(bytes, 26, true) & 0x3fff, height: at16(bytes, 28, true) & 0x3fff };
    case 0x5650384c: {
      const bits = bytes.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    default:
      return undefined;
  }
}

/**
 * Reads the size that a JPEG, PNG, GIF, WebP or BMP file claims, without opening it. A small file may claim a picture
 * that fills the memory.
 * @returns undefined for other formats, whose size only the browser can tell
 */
export async function sizeOf(file: Blob): Promise<JpegSize | undefined> {
  const bytes = new DataView(await file.slice(0, HEAD).arrayBuffer());
  if (bytes.byteLength < 26) return undefined;
  if (at32(bytes, 0) === 0x89504e47) return { width: at32(bytes, 16), height: at32(bytes, 20) };
  if (at32(bytes, 0) === 0x47494638) return { width: at16(bytes, 6, true), height: at16(bytes, 8, true) };
  if (at16(bytes, 0) === 0xffd8) return jpegSize(bytes);
  if (at32(bytes, 0) === 0x52494646 && at32(bytes, 8) === 0x57454250) return webpSize(bytes);
  if (at16(bytes, 0) === 0x424d)
    return { width: Math.abs(bytes.getInt32(18, true)), height: Math.abs(bytes.getInt32(22, true)) };
  return undefined;
}
