import { pipeline, Readable } from 'node:stream';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import { bestEncoding, type Encoding } from './compress.ts';

/**
 * Produces the first item before the answer starts, so that an early failure still gets a status. A later failure ends
 * the answer early: the phone keeps what it has, asks for the rest and then receives the failure.
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

/** Flushes after each line, so that the phone can process it while the next one arrives. */
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

/**
 * Builds an answer of JSON lines (https://github.com/ndjson/ndjson-spec) in the best encoding that the client accepts.
 */
export function linesResponse(items: AsyncIterable<unknown>, accepted: string | null): Response {
  const headers = {
    'content-type': 'application/x-ndjson; charset=utf-8',
    vary: 'accept-encoding',
    // Makes nginx forward each line at once.
    'x-accel-buffering': 'no',
  };
  const encoding = bestEncoding(accepted);
  // One line at a time: the next one is produced when the last one was sent.
  const source = Readable.from(textOf(items), { objectMode: true, highWaterMark: 1 });
  if (!encoding) return new Response(webStream(source), { headers });
  // The reader of the compressed end receives every failure.
  const packed = pipeline(source, packer(encoding), () => {});
  return new Response(webStream(packed), { headers: { ...headers, 'content-encoding': encoding } });
}
