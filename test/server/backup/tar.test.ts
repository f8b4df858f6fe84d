import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MAX_ENTRY, readTar, type TarEntry, writeTar } from '../../../src/server/backup/tar.ts';
import { temporaryFolder } from '../platform/database/temporary.ts';

const text = (content: string) => Buffer.from(content);

async function* each<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

async function archive(entries: readonly TarEntry[]): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of writeTar(each(entries))) parts.push(part);
  return Buffer.concat(parts);
}

/** Splits bytes into pieces of one size, as a stream delivers them. */
function* pieces(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Uint8Array, size = 1_000): Promise<TarEntry[]> {
  const entries: TarEntry[] = [];
  for await (const entry of readTar(each(pieces(bytes, size)))) entries.push(entry);
  return entries;
}

const entries: readonly TarEntry[] = [
  { name: 'data/session-secret', bytes: text('a secret') },
  { name: 'tables/empty/000001.copy', bytes: text('') },
  { name: `photos/${'f'.repeat(64)}.jpg`, bytes: Buffer.alloc(1_536, 7) },
];

it('readTar reads what writeTar wrote, however the bytes are split', async () => {
  const bytes = await archive(entries);
  for (const size of [1, 511, 512, 513, 100_000]) {
    const back = await read(bytes, size);
    expect(back.map(({ name, bytes: content }) => [name, Buffer.from(content)])).toEqual(
      entries.map(({ name, bytes: content }) => [name, Buffer.from(content)]),
    );
  }
});

it('the tar program reads what writeTar wrote', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'all.tar'), await archive(entries));
  execFileSync('tar', ['xf', 'all.tar'], { cwd: folder });
  for (const { name, bytes } of entries) expect(await readFile(join(folder, name))).toEqual(Buffer.from(bytes));
});

it('readTar refuses an archive that is cut off anywhere, or claims an oversized entry', async () => {
  const bytes = await archive(entries);
  for (const end of [0, 100, 512, 600, bytes.length - 1_024]) {
    await expect(read(bytes.subarray(0, end)), `${end} bytes`).rejects.toThrow('ends too early');
  }
  const spoilt = Buffer.from(bytes);
  spoilt[3] = 0x78;
  await expect(read(spoilt)).rejects.toThrow('no backup has');
  const written = archive([{ name: 'big', bytes: { length: MAX_ENTRY + 1 } as Uint8Array }]);
  await expect(written).rejects.toThrow('too large');
});
