import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchorsOf, documents, isThere, linksOf, pathsOf, readDocument, root } from './documents.ts';

function isReachable(link: string): boolean {
  const [path = '', anchor] = link.split('#');
  if (!existsSync(join(root, path))) return false;
  return anchor === undefined || anchorsOf(readDocument(path)).has(decodeURIComponent(anchor));
}

describe.each(documents)('$path', (document) => {
  it('links only to what exists', () => {
    expect(linksOf(document).filter((link) => !isReachable(link))).toEqual([]);
  });

  it('names only files and folders that exist', () => {
    expect(pathsOf(document).filter((path) => !isThere(path))).toEqual([]);
  });
});

describe('the search for links and paths', () => {
  const document = {
    path: 'docs/X.md',
    text: '[a](Y.md#z) [b](#c) [d](https://e) <img src="f.png"> `src/{g,h}/i.ts` `http/gate.ts` `POST` `npm run x` `text/plain`',
  };

  it('finds links relative to the root', () => {
    expect(linksOf(document)).toEqual(['docs/Y.md#z', 'docs/X.md#c', 'docs/f.png']);
  });

  it('finds paths, each of several in braces', () => {
    expect(pathsOf(document)).toEqual(['src/g/i.ts', 'src/h/i.ts', 'http/gate.ts']);
  });

  it('knows a path that does not exist', () => {
    expect(['src/domain', 'server/main.ts', 'server/nowhere.ts'].map(isThere)).toEqual([true, true, false]);
    expect(isReachable('docs/SECURITY.md#nowhere')).toBe(false);
  });
});

it('keeps the architecture within 150 lines', () => {
  expect(readDocument('docs/ARCHITECTURE.md').text.trimEnd().split('\n').length).toBeLessThanOrEqual(150);
});

describe('the decisions', () => {
  const pages = documents.filter(({ path }) => /^docs\/decisions\/\d/.test(path));

  it('all stand in the index', () => {
    const listed = linksOf(readDocument('docs/decisions/README.md'));
    expect(pages.map(({ path }) => path).filter((path) => !listed.includes(path))).toEqual([]);
  });

  it.each(pages)('$path has a problem, a choice, a measurement and a reason to think again', ({ path, text }) => {
    for (const part of ['Problem', 'Choice', 'Measured', 'Think again']) expect(text, path).toContain(`**${part}`);
  });
});
