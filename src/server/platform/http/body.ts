import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { parseBounded, unpackedLimit } from '../bounded-json.ts';
import { errorCode } from '../database/failure.ts';
import type { HttpFailure } from './failure.ts';

const inflate = promisify(gunzip);

/** Maximum number of values in a body. A full push has half as many. */
const MOST_VALUES = 130_000;

const tooLarge = err<HttpFailure>({ code: 'too_large' });

export interface ReceivedBytes {
  readonly bytes: Buffer;
  /** False if the connection broke half-way. That is common, and nobody is left to read the answer. */
  readonly isWhole: boolean;
}

/** Reads at most `limit` bytes and stops there, whatever Content-Length claims. */
export async function readBytes(request: Request, limit: number): Promise<Result<ReceivedBytes, HttpFailure>> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return tooLarge;
  if (!request.body) return ok({ bytes: Buffer.alloc(0), isWhole: true });
  const chunks: Uint8Array[] = [];
  let size = 0;
  let isWhole = true;
  try {
    for await (const chunk of request.body) {
      size += chunk.byteLength;
      if (size > limit) return tooLarge;
      chunks.push(chunk);
    }
  } catch {
    isWhole = false;
  }
  return ok({ bytes: Buffer.concat(chunks), isWhole });
}

async function decode(encoding: string, bytes: Buffer, limit: number): Promise<Result<Buffer, HttpFailure>> {
  if (encoding === 'identity') return ok(bytes);
  if (encoding !== 'gzip') return err({ code: 'unsupported_media', detail: 'content-encoding' });
  try {
    // Inflation stops at the limit, so a few kilobytes cannot grow to gigabytes.
    return ok(await inflate(bytes, { maxOutputLength: unpackedLimit(bytes.length, limit) }));
  } catch (thrown) {
    return errorCode(thrown) === 'ERR_BUFFER_TOO_LARGE' ? tooLarge : err({ code: 'bad_request', detail: 'gzip' });
  }
}

/** A complete body that is declared as JSON, still compressed as received. */
export interface PackedJson {
  readonly bytes: Buffer;
  readonly encoding: string;
}

/** @param limit bytes */
export async function receiveJson(request: Request, limit: number): Promise<Result<PackedJson, HttpFailure>> {
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';');
  if (type.trim().toLowerCase() !== 'application/json') return err({ code: 'unsupported_media' });
  const raw = await readBytes(request, limit);
  if (!raw.ok) return raw;
  if (!raw.value.isWhole) return err({ code: 'bad_request', detail: 'cut off' });
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity';
  return ok({ bytes: raw.value.bytes, encoding });
}

/** @param limit bytes after inflation */
export async function unpackJson(packed: PackedJson, limit: number): Promise<Result<unknown, HttpFailure>> {
  const bytes = await decode(packed.encoding, packed.bytes, limit);
  if (!bytes.ok) return bytes;
  try {
    const value = parseBounded(bytes.value, MOST_VALUES);
    return value === undefined ? tooLarge : ok(value);
  } catch {
    return err({ code: 'bad_request', detail: 'json' });
  }
}
