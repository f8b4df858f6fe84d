import { pipeline, Readable, type Transform } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { Decrypter, type Encrypter } from 'age-encryption';
import { BackupError } from './failure.ts';

/** Compression level. Even the lowest shrinks records to a fifth; photos do not shrink at all. */
const LEVEL = 1;

const PIECE = 65_536;

/** Converts a source one piece at a time: Node's own conversion may buffer thousands of pieces. */
function toWeb(source: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const pieces = source[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await pieces.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await pieces.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

async function* fromWeb(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // Harmless if the reader has ended.
    await reader.cancel().catch(() => undefined);
  }
}

/** Pipes a source through a transform. An error on either side ends the other and is thrown from the transform. */
function through<T extends Transform>(source: AsyncIterable<Uint8Array>, transform: T): T {
  pipeline(Readable.from(source, { highWaterMark: 1 }), transform, () => undefined);
  return transform;
}

/** Compresses and encrypts; `age -d | gunzip` reverses it. */
export async function* sealStream(source: AsyncIterable<Uint8Array>, to: Encrypter): AsyncGenerator<Uint8Array> {
  const packed = through(source, createGzip({ level: LEVEL, chunkSize: PIECE }));
  yield* fromWeb(await to.encrypt(toWeb(packed)));
}

const damaged = (cause: unknown): BackupError =>
  new BackupError(
    'backup_damaged',
    'The file is not whole: it was cut off or altered. Nothing was changed.',
    'take another copy of it, or an older backup.',
    cause,
  );

/**
 * Decrypts and decompresses.
 * @throws BackupError `backup_wrong_key` if none of the identities opens it, `backup_damaged` if it is not a backup, or
 * was cut off or altered
 */
export async function* openStream(
  source: AsyncIterable<Uint8Array>,
  identities: readonly string[],
): AsyncGenerator<Uint8Array> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  try {
    const plain = await decrypter.decrypt(toWeb(source));
    yield* through(fromWeb(plain), createGunzip({ chunkSize: PIECE }));
  } catch (thrown) {
    if (thrown instanceof Error && thrown.message.startsWith('no identity matched'))
      throw new BackupError(
        'backup_wrong_key',
        'This key does not open the backup. Nothing was changed.',
        'name the key file whose recipient the backup was made for.',
        thrown,
      );
    throw damaged(thrown);
  }
}
