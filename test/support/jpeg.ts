/** A segment of a JPEG file: marker, length, payload. */
export function segment(marker: number, payload: readonly number[] | Uint8Array): number[] {
  const length = payload.length + 2;
  return [0xff, marker, length >> 8, length & 255, ...payload];
}

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
const zeros = (count: number): number[] => Array<number>(count).fill(0);

/** The segments that photos may bring and must not keep, as cameras and programs write them. */
export const metadataSegments: Readonly<Record<string, readonly number[]>> = {
  EXIF: segment(0xe1, [...ascii('Exif\0\0MM'), 0, 42, 0, 0, 0, 8, 0, 0]),
  XMP: segment(0xe1, ascii('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>')),
  'a colour profile': segment(0xe2, ascii('ICC_PROFILE\0\u0001\u0001')),
  IPTC: segment(0xed, ascii('Photoshop 3.0\x008BIM')),
  'Adobe’s mark': segment(0xee, [...ascii('Adobe'), 0, 100, 0, 0, 0, 0, 1]),
  'a comment': segment(0xfe, ascii('taken at 27.1 N')),
  'JFIF’s thumbnail': segment(0xe0, [...ascii('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 1, 1, 1, 2, 3]),
  'an extension of JFIF': segment(0xe0, [...ascii('JFXX\0'), 0x10]),
};

/** The plain mark of JFIF. */
export const jfif = segment(0xe0, [...ascii('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]);

interface JpegOptions {
  readonly width?: number;
  readonly height?: number;
  /** Of the whole file. */
  readonly size?: number;
  /** Another number, another photo. */
  readonly seed?: number;
  /** Segments behind SOI. */
  readonly extra?: readonly number[];
}

/** A file built as a JPEG; its picture is noise, as nobody here decodes it. */
export function makeJpeg({
  width = 640,
  height = 480,
  size = 700,
  seed = 1,
  extra = [],
}: JpegOptions = {}): Uint8Array<ArrayBuffer> {
  const head = [
    0xff,
    0xd8,
    ...extra,
    ...segment(0xdb, [0, ...zeros(64).map(() => 16)]),
    ...segment(0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]),
    ...segment(0xc4, [0, 1, ...zeros(15), 0]),
    ...segment(0xc4, [0x10, 1, ...zeros(15), 0]),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
  ];
  const bytes = new Uint8Array(Math.max(size, head.length + 3));
  bytes.set(head);
  let state = seed;
  for (let at = head.length; at < bytes.length - 2; at++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[at] = (state >>> 16) % 255;
  }
  bytes.set([0xff, 0xd9], bytes.length - 2);
  return bytes;
}
