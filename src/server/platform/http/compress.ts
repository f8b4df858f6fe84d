import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/** Minimum size, in bytes. Below it, compression saves less than a packet. */
const MIN_BYTES = 1_000;

export type Encoding = 'br' | 'gzip';

/** Tells whether the client accepts this encoding. Absent and `;q=0` mean no. */
function accepts(header: string | null, encoding: Encoding): boolean {
  return (header ?? '').split(',').some((part) => {
    const [name = '', ...parameters] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    return name === encoding && !parameters.some((each) => /^q=0(\.0*)?$/.test(each));
  });
}

/**
 * Returns the best encoding that an Accept-Encoding header names. Browsers accept Brotli only over https and from
 * localhost.
 */
export const bestEncoding = (header: string | null): Encoding | undefined =>
  (['br', 'gzip'] as const).find((encoding) => accepts(header, encoding));

/**
 * Compresses. Quality 4 costs about as much as gzip and saves more; 11 is slow, for content compressed once and served
 * often.
 */
async function compress(bytes: Uint8Array, encoding: Encoding, quality: number): Promise<Uint8Array<ArrayBuffer>> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return new Uint8Array(await (encoding === 'br' ? brotli(bytes, { params }) : deflate(bytes)));
}

export const compressHard = (bytes: Uint8Array, encoding: Encoding) => compress(bytes, encoding, 11);

interface CompressedJson {
  readonly content: string | Uint8Array<ArrayBuffer>;
  readonly headers: Record<string, string>;
}

/** Builds a JSON answer in the best encoding that the client accepts. */
export async function compressedJson(text: string, accepted: string | null): Promise<CompressedJson> {
  const headers = { 'content-type': 'application/json; charset=utf-8', vary: 'accept-encoding' };
  const encoding = text.length < MIN_BYTES ? undefined : bestEncoding(accepted);
  if (!encoding) return { content: text, headers };
  const content = await compress(Buffer.from(text), encoding, 4);
  return { content, headers: { ...headers, 'content-encoding': encoding } };
}
