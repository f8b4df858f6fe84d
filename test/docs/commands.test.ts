import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documents, readDocument, root } from './documents.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const namesIn = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, name = '']) => name);

const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> };
const [, benches = ''] = /const benches[^{]*\{([^}]*)\}/.exec(read('test/bench/main.ts')) ?? [];
const benchNames = new Set(namesIn(benches, /^ {2}'?([\w-]+)'?[,:]/gm));
const projectNames = new Set(namesIn(read('test/vitest.config.ts'), /name: '([\w-]+)'/g));

describe.each(documents)('$path', ({ text }) => {
  it('names only scripts of package.json', () => {
    expect(namesIn(text, /npm run ([a-z][\w-]*)/g).filter((name) => !(name in scripts))).toEqual([]);
  });

  it('names only benches and test projects that exist', () => {
    expect(namesIn(text, /npm run bench -- ([a-z][\w-]*)/g).filter((name) => !benchNames.has(name))).toEqual([]);
    expect(namesIn(text, /--project ([a-z]\w*)/g).filter((name) => !projectNames.has(name))).toEqual([]);
  });
});

it('lists every table of the server in the architecture', () => {
  const architecture = readDocument('docs/ARCHITECTURE.md').text;
  const files = readdirSync(join(root, 'src/server'), { recursive: true, encoding: 'utf8' });
  const tables = files
    .filter((path) => path.endsWith('tables.ts'))
    .flatMap((path) => namesIn(read(join('src/server', path)), /^ {2}(\w+): \w+Table;/gm));
  expect(tables.length).toBeGreaterThan(40);
  expect(tables.filter((name) => !architecture.includes(`\`${name}\``))).toEqual([]);
});
