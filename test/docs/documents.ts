import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Document {
  /** Relative to the root of the repository. */
  readonly path: string;
  readonly text: string;
}

export const readDocument = (path: string): Document => ({ path, text: readFileSync(join(root, path), 'utf8') });

const inFolder = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path));

/** Every document of the repository. */
export const documents: readonly Document[] = [
  'README.md',
  'CONTRIBUTING.md',
  ...inFolder('docs'),
  ...inFolder('deploy'),
]
  .filter((path) => path.endsWith('.md'))
  .map(readDocument);

/** Targets of links and images that lie in the repository, relative to its root. */
export const linksOf = ({ path, text }: Document): readonly string[] =>
  [...text.matchAll(/\]\(([^)\s]+)\)|<img src="([^"]+)"/g)]
    .map(([, link, image]) => link ?? image ?? '')
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => (target.startsWith('#') ? `${path}${target}` : join(dirname(path), target)));

/** A heading's anchor, as GitHub makes it. */
export const anchorsOf = ({ text }: Document): ReadonlySet<string> =>
  new Set(
    [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );

/** Folders that a path in backticks may begin with; others, such as `http/gate.ts`, lie in `src`. */
const tops = ['src', 'test', 'docs', 'deploy', 'public'];

const expand = (path: string): string[] => {
  const braces = /\{([^{}]+)\}/.exec(path);
  if (!braces) return [path];
  return (braces[1] ?? '').split(',').flatMap((part) => expand(path.replace(braces[0], part.trim())));
};

/** Paths in backticks: a file with a slash, or what begins with a folder of the repository. `NAME` stands for any name. */
export const pathsOf = ({ text }: Document): readonly string[] =>
  [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`\s]+)`/g)]
    .map(([, code = '']) => code)
    .filter((code) => /^[\w@{}.,/*-]+$/.test(code) && code.includes('/'))
    .filter((code) => /\.(ts|tsx|css|md|sh|json|js)$/.test(code) || tops.includes(code.split('/', 1)[0] ?? ''))
    .filter((code) => !/[A-Z]{3,}(?!\.md|[A-Z])|\*/.test(code))
    .flatMap(expand);

/** A path is of the repository or of `src`; `dist` is built. */
export const isThere = (path: string): boolean =>
  path.startsWith('dist/') || ['', 'src'].some((base) => existsSync(join(root, base, path)));
