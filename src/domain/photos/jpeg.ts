import { err, ok, type Result } from '../kernel/result.ts';

/** Markers of ITU-T T.81, table B.1, that phone encoders write. */
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const DQT = 0xdb;
const DHT = 0xc4;
const DRI = 0xdd;
const APP0 = 0xe0;
const COM = 0xfe;
/** Frames that browsers write and read: baseline, extended sequential and progressive, with Huffman coding. */
const frames: readonly number[] = [0xc0, 0xc1, 0xc2];

/** JFIF 1.x without a thumbnail: the version, units and densities follow, then two zeros. */
const JFIF = [0x4a, 0x46, 0x49, 0x46, 0x00, 0x01];
const JFIF_LENGTH = 16;

interface Segment {
  readonly marker: number;
  /** Offset of the segment's marker. */
  readonly start: number;
  /** Offset after the segment. For a scan it also covers the coded data behind the header. */
  readonly end: number;
}

const isMetadata = ({ marker }: Segment): boolean => (marker >= APP0 && marker <= 0xef) || marker === COM;

const word = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);

/** Finds the end of a scan's coded data: the next marker except stuffed zeros and restart markers. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 2)) {
    const next = bytes[at + 1] ?? EOI;
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

/**
 * Splits a JPEG file into its segments from SOI to EOI.
 * @returns undefined for a malformed file; bytes after EOI are ignored
 */
function segmentsOf(bytes: Uint8Array): Segment[] | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return undefined;
  const segments: Segment[] = [{ marker: SOI, start: 0, end: 2 }];
  for (let start = 2; start + 1 < bytes.length; ) {
    const marker = bytes[start + 1] ?? 0;
    if (bytes[start] !== 0xff || marker < 0xc0 || marker === 0xff) return undefined;
    if (marker === EOI) return [...segments, { marker, start, end: start + 2 }];
    const length = word(bytes, start + 2);
    const behind = start + 2 + length;
    if (length < 2 || behind > bytes.length) return undefined;
    const end = marker === SOS ? endOfScan(bytes, behind) : behind;
    segments.push({ marker, start, end });
    start = end;
  }
  return undefined;
}

/** Tells whether the tables fill the segment exactly. Spare bytes could hide other content. */
function isFilled({ start, end }: Segment, sizeAt: (at: number) => number): boolean {
  let at = start + 4;
  while (at < end) at += sizeAt(at);
  return at === end && end > start + 4;
}

const quantizationSize = (bytes: Uint8Array) => (at: number) => ((bytes[at] ?? 0) >> 4 ? 129 : 65);

const huffmanSize = (bytes: Uint8Array) => (at: number) =>
  bytes.subarray(at + 1, at + 17).reduce((sum, count) => sum + count, 17);

const isJfif = (bytes: Uint8Array, { start, end }: Segment): boolean =>
  end - start === JFIF_LENGTH + 2 &&
  JFIF.every((byte, i) => bytes[start + 4 + i] === byte) &&
  word(bytes, start + 16) === 0;

/** Tells whether a segment contains only what its marker declares. */
function isPure(bytes: Uint8Array, segment: Segment): boolean {
  const { marker, start, end } = segment;
  const length = word(bytes, start + 2);
  switch (marker) {
    case DQT:
      return isFilled(segment, quantizationSize(bytes));
    case DHT:
      return isFilled(segment, huffmanSize(bytes));
    case DRI:
      return length === 4;
    case SOS:
      return length === 6 + 2 * (bytes[start + 4] ?? 0) && end > start + 2 + length;
    default:
      return frames.includes(marker) && length === 8 + 3 * (bytes[start + 9] ?? 0);
  }
}

export interface JpegSize {
  /** Width in pixels. */
  readonly width: number;
  readonly height: number;
}

/** Reads the size of a frame with eight bits a sample, one or three components and no side of zero. */
function frameSize(bytes: Uint8Array, { start }: Segment): JpegSize | undefined {
  const [height, width, components] = [word(bytes, start + 5), word(bytes, start + 7), bytes[start + 9]];
  const isUsual = bytes[start + 4] === 8 && (components === 1 || components === 3);
  return isUsual && width > 0 && height > 0 ? { width, height } : undefined;
}

/**
 * Checks, without decoding, that the bytes are one JPEG image and nothing else.
 * It demands only the segments that an image needs, each exactly filled, one frame before its scans, and nothing after
 * the end. It does not check a scan's coded data, which could still hide content from ordinary programs.
 * @returns the image's size, or why the bytes are refused: `has_metadata` for a JPEG with anything besides the image
 */
export function checkJpeg(bytes: Uint8Array): Result<JpegSize, 'not_jpeg' | 'has_metadata'> {
  const segments = segmentsOf(bytes);
  if (!segments || segments.at(-1)?.end !== bytes.length) return err('not_jpeg');
  const inner = segments.slice(1, -1);
  const [first] = inner;
  const rest = first?.marker === APP0 && isJfif(bytes, first) ? inner.slice(1) : inner;
  if (rest.some(isMetadata)) return err('has_metadata');
  const heads = rest.filter(({ marker }) => frames.includes(marker));
  const [frame] = heads;
  const firstScan = rest.findIndex(({ marker }) => marker === SOS);
  if (!frame || heads.length > 1 || rest.indexOf(frame) > firstScan) return err('not_jpeg');
  const size = rest.every((segment) => isPure(bytes, segment)) ? frameSize(bytes, frame) : undefined;
  return size ? ok(size) : err('not_jpeg');
}

/**
 * Strips from a JPEG everything but the image: EXIF, XMP, IPTC, colour profiles, comments, bytes after the end.
 * @returns undefined for bytes that are not a JPEG
 */
export function withoutMetadata(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const kept = segmentsOf(bytes)?.filter((segment) => !isMetadata(segment));
  if (!kept) return undefined;
  const clean = new Uint8Array(kept.reduce((sum, { start, end }) => sum + end - start, 0));
  let at = 0;
  for (const { start, end } of kept) {
    clean.set(bytes.subarray(start, end), at);
    at += end - start;
  }
  return clean;
}
