import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/** Below this the saving is less than a packet. */
const MIN_BYTES = 1_000;

export type Encoding = 'br' | 'gzip';

/** Does the client take this encoding? Absent and `;q=0` mean no. */
function accepts(header: string | null, encoding: Encoding): boolean {
  return (header ?? '').split(',').some((part) => {
    const [name = '', ...parameters] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    return name === encoding && !parameters.some((each) => /^q=0(\.0*)?$/.test(each));
  });
}

/** The best encoding that an Accept-Encoding header names. Browsers take Brotli over https and from localhost only. */
export const bestEncoding = (header: string | null): Encoding | undefined =>
  (['br', 'gzip'] as const).find((encoding) => accepts(header, encoding));

/** Quality 4 costs about what gzip does and saves more; 11 is slow, for what is packed once and served often. */
async function compress(bytes: Uint8Array, encoding: Encoding, quality: number): Promise<Uint8Array<ArrayBuffer>> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return new Uint8Array(await (encoding === 'br' ? brotli(bytes, { params }) : deflate(bytes)));
}

export const compressHard = (bytes: Uint8Array, encoding: Encoding) => compress(bytes, encoding, 11);

interface CompressedJson {
  readonly content: string | Uint8Array<ArrayBuffer>;
  readonly headers: Record<string, string>;
}

/** A JSON answer in the best encoding that the client takes. */
export async function compressedJson(text: string, accepted: string | null): Promise<CompressedJson> {
  const headers = { 'content-type': 'application/json; charset=utf-8', vary: 'accept-encoding' };
  const encoding = text.length < MIN_BYTES ? undefined : bestEncoding(accepted);
  if (!encoding) return { content: text, headers };
  const content = await compress(Buffer.from(text), encoding, 4);
  return { content, headers: { ...headers, 'content-encoding': encoding } };
}
