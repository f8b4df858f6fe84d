import { pipeline, Readable } from 'node:stream';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import { bestEncoding, type Encoding } from './compress.ts';

/**
 * Makes the first item before anything is answered, so that what fails at once still has a status. What fails later
 * ends the answer early: the phone keeps what it has, asks for the rest, and then hears of the failure.
 */
export async function begun<T>(items: AsyncGenerator<T, void>): Promise<AsyncGenerator<T, void>> {
  const first = await items.next();
  return (async function* () {
    try {
      if (!first.done) yield first.value;
      yield* items;
    } finally {
      await items.return();
    }
  })();
}

/** Flushes after each line: the phone works on it while the next one is on its way. */
const packer = (encoding: Encoding) =>
  encoding === 'br'
    ? createBrotliCompress({
        flush: constants.BROTLI_OPERATION_FLUSH,
        params: { [constants.BROTLI_PARAM_QUALITY]: 4 },
      })
    : createGzip({ flush: constants.Z_SYNC_FLUSH });

async function* textOf(items: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  for await (const item of items) yield Buffer.from(`${JSON.stringify(item)}\n`);
}

const webStream = (stream: Readable) => Readable.toWeb(stream) as ReadableStream<Uint8Array<ArrayBuffer>>;

/** An answer of lines (https://github.com/ndjson/ndjson-spec) in the best encoding that the client takes. */
export function linesResponse(items: AsyncIterable<unknown>, accepted: string | null): Response {
  const headers = {
    'content-type': 'application/x-ndjson; charset=utf-8',
    vary: 'accept-encoding',
    // nginx hands on what it gets at once.
    'x-accel-buffering': 'no',
  };
  const encoding = bestEncoding(accepted);
  // One line at a time: the next is made when the last one has gone.
  const source = Readable.from(textOf(items), { objectMode: true, highWaterMark: 1 });
  if (!encoding) return new Response(webStream(source), { headers });
  // Whoever reads the packed end sees every failure there.
  const packed = pipeline(source, packer(encoding), () => {});
  return new Response(webStream(packed), { headers: { ...headers, 'content-encoding': encoding } });
}
