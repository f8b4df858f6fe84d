import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../src/', import.meta.url);

/** Every source file of the product, by its path in `src`. */
export const readSources = (): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .sort()
      .map((path) => [path, readFileSync(new URL(path, folder), 'utf8')]),
  );
