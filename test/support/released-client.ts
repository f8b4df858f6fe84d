import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { makeStaticFile, type StaticFiles } from '../../src/server/platform/http/static-files.ts';

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

/** Unpacks the client of a released commit. */
export async function releasedFiles(commit: string): Promise<StaticFiles> {
  const { files }: Archive = JSON.parse(
    brotliDecompressSync(await readFile(join(released, `${commit}.br`))).toString(),
  );
  return new Map(
    Object.entries(files).map(([path, content]) => [
      `/${path}`,
      makeStaticFile(`/${path}`, Buffer.from(content, 'latin1')),
    ]),
  );
}

const [, script, folder, commit] = process.argv;
if (script === fileURLToPath(import.meta.url) && folder && commit) await pack(folder, commit);
