import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/**
 * Keeps a built client as a fixture: `node --import tsx test/support/released-client.ts dist/client COMMIT`. The archive is
 * brotli over JSON: the commit and the files by path, each as Latin-1.
 */
const released = fileURLToPath(new URL('../fixtures/released', import.meta.url));

interface Archive {
  readonly commit: string;
  readonly files: Readonly<Record<string, string>>;
}

async function pack(folder: string, commit: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files: Record<string, string> = {};
  for (const path of paths.sort()) files[path.slice(folder.length + 1)] = await readFile(path, 'latin1');
  const json = Buffer.from(JSON.stringify({ commit, files } satisfies Archive));
  const params = { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: json.length };
  await writeFile(join(released, `${commit}.br`), brotliCompressSync(json, { params }));
}

/** Unpacks the client of a released commit into a folder. */
export async function unpackReleased(commit: string, folder: string): Promise<void> {
  const { files }: Archive = JSON.parse(
    brotliDecompressSync(await readFile(join(released, `${commit}.br`))).toString(),
  );
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content, 'latin1');
  }
}

const [, script, folder, commit] = process.argv;
if (script === fileURLToPath(import.meta.url) && folder && commit) await pack(folder, commit);
