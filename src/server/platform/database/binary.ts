/*
 * Values in PostgreSQL's binary format (the `…_send` and `…_recv` functions of its types). Text would be formatted on
 * one side and parsed on the other, which costs a push more than deciding on its changes.
 */

/** A growing byte buffer. */
export interface Bytes {
  buffer: Buffer;
  /** Offset of the next byte. */
  at: number;
}

export const makeBytes = (buffer: Buffer): Bytes => ({ buffer, at: 0 });

/** Makes room for more bytes. The memory never comes from the pool that Node's small buffers share. */
function reserve(bytes: Bytes, count: number): void {
  if (bytes.at + count <= bytes.buffer.length) return;
  const larger = Buffer.allocUnsafeSlow(Math.max(bytes.buffer.length * 2, bytes.at + count));
  bytes.buffer.copy(larger, 0, 0, bytes.at);
  bytes.buffer = larger;
}

export function writeRaw(bytes: Bytes, raw: Uint8Array): void {
  reserve(bytes, raw.length);
  bytes.buffer.set(raw, bytes.at);
  bytes.at += raw.length;
}

export function writeInt16(bytes: Bytes, value: number): void {
  reserve(bytes, 2);
  bytes.at = bytes.buffer.writeInt16BE(value, bytes.at);
}

export function writeInt32(bytes: Bytes, value: number): void {
  reserve(bytes, 4);
  bytes.at = bytes.buffer.writeInt32BE(value, bytes.at);
}

/** The value of each hexadecimal digit, by character code. */
const digits = Uint8Array.from({ length: 128 }, (_, code) => Number.parseInt(String.fromCharCode(code), 16) || 0);
const DASH = 45;

function writeUuid(bytes: Bytes, id: string): void {
  reserve(bytes, 20);
  const { buffer } = bytes;
  let at = buffer.writeInt32BE(16, bytes.at);
  for (let i = 0; i < id.length; i += 2) {
    if (id.charCodeAt(i) === DASH) i++;
    buffer[at++] = ((digits[id.charCodeAt(i)] ?? 0) << 4) | (digits[id.charCodeAt(i + 1)] ?? 0);
  }
  bytes.at = at;
}

/** Length above which the platform's encoder is faster than a loop. */
const SHORT = 64;
const MOST_BYTES = 3;

/** Writes short ASCII text, such as names and clocks. @returns false for other text */
function writeAscii({ buffer }: Bytes, text: string, from: number): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127) return false;
    buffer[from + i] = code;
  }
  return true;
}

/** @param before number of bytes, part of the length, that precede the text */
function writeText(bytes: Bytes, text: string, before = 0): void {
  reserve(bytes, 4 + before + text.length * MOST_BYTES);
  const start = bytes.at + 4 + before;
  const length =
    text.length < SHORT && writeAscii(bytes, text, start) ? text.length : bytes.buffer.write(text, start, 'utf8');
  bytes.buffer.writeInt32BE(before + length, bytes.at);
  bytes.at = start + length;
}

const JSONB_VERSION = 1;

/** Serializes JSON that is written more than once. */
export const jsonBytes = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));

/** @param value any JSON value, or `jsonBytes` of it */
function writeJson(bytes: Bytes, value: unknown): void {
  const at = bytes.at + 4;
  if (value instanceof Uint8Array) {
    writeInt32(bytes, 1 + value.length);
    reserve(bytes, 1);
    bytes.at++;
    writeRaw(bytes, value);
  } else writeText(bytes, JSON.stringify(value), 1);
  bytes.buffer[at] = JSONB_VERSION;
}

function writeInt64(bytes: Bytes, value: number): void {
  reserve(bytes, 12);
  const { buffer, at } = bytes;
  buffer.writeInt32BE(8, at);
  buffer.writeInt32BE(Math.floor(value / 2 ** 32), at + 4);
  buffer.writeUInt32BE(value >>> 0, at + 8);
  bytes.at = at + 12;
}

/** PostgreSQL counts time from 2000. */
const EPOCH_MS = Date.UTC(2000, 0, 1);
const DAY_MS = 86_400_000;

export type BinaryType = 'uuid' | 'text' | 'int' | 'bigint' | 'float8' | 'boolean' | 'date' | 'timestamptz' | 'jsonb';

/** Writers of a value's length and the value, by type. */
export const writers: Readonly<Record<BinaryType, (bytes: Bytes, value: never) => void>> = {
  uuid: writeUuid,
  text: (bytes, value: string) => writeText(bytes, value),
  int(bytes, value: number) {
    writeInt32(bytes, 4);
    writeInt32(bytes, value);
  },
  bigint: writeInt64,
  float8(bytes, value: number) {
    writeInt32(bytes, 8);
    reserve(bytes, 8);
    bytes.at = bytes.buffer.writeDoubleBE(value, bytes.at);
  },
  boolean(bytes, value: boolean) {
    writeInt32(bytes, 1);
    reserve(bytes, 1);
    bytes.at = bytes.buffer.writeUInt8(value ? 1 : 0, bytes.at);
  },
  date(bytes, day: string) {
    writeInt32(bytes, 4);
    writeInt32(bytes, (Date.parse(`${day}T00:00:00Z`) - EPOCH_MS) / DAY_MS);
  },
  timestamptz: (bytes, at: Date) => writeInt64(bytes, (at.getTime() - EPOCH_MS) * 1000),
  jsonb: writeJson,
};
