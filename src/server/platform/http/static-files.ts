import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { errorCode } from '../database/failure.ts';
import { compressHard, type Encoding } from './compress.ts';

/** A built file of the client, kept in memory. A request's path never reaches the file system. */
export interface StaticFile {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly etag: string;
  /** Vite puts a content hash into these names, so their content never changes. */
  readonly isImmutable: boolean;
  /** Returns the compressed form, made on first use; undefined for a file that is compressed already. */
  packed(encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> | undefined;
}

const types: Readonly<Record<string, string>> = {
  '.atom': 'application/atom+xml; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.ics': 'text/calendar; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

const compressed = new Set(['.png', '.webp', '.woff2', '.ico']);

/** Built files by their path in a URL, such as `/index.html`. */
export type StaticFiles = ReadonlyMap<string, StaticFile>;

export function makeStaticFile(path: string, content: Buffer): StaticFile {
  const extension = extname(path);
  const bytes = new Uint8Array(content);
  const forms = new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>();
  return {
    type: types[extension] ?? 'application/octet-stream',
    bytes,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    isImmutable: path.startsWith('/assets/'),
    packed(encoding) {
      if (compressed.has(extension)) return undefined;
      const form = forms.get(encoding) ?? compressHard(bytes, encoding);
      forms.set(encoding, form);
      return form;
    },
  };
}

/**
 * Reads the built client.
 * @returns no files when the client has not been built
 */
export async function loadStaticFiles(folder: string): Promise<StaticFiles> {
  try {
    const files = new Map<string, StaticFile>();
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const name = `/${relative(folder, path).split(sep).join('/')}`;
      files.set(name, makeStaticFile(name, await readFile(path)));
    }
    return files;
  } catch (thrown) {
    if (errorCode(thrown) === 'ENOENT') return new Map();
    throw thrown;
  }
}
