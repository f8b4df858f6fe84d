import { expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { readDocument } from './documents.ts';

const { text } = readDocument('docs/DEPENDENCIES.md');
const rows = [...text.matchAll(/^\| `([^`]+)` \|(.*)\|$/gm)].map(([, name = '', cells = '']) => ({
  name,
  cells: cells.split('|').map((cell) => cell.trim()),
}));

it('has one row for every dependency, and no other', () => {
  expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(packageJson.dependencies).sort());
});

it('gives each a size, a licence and a reason', () => {
  for (const { name, cells } of rows) {
    const [phone = '', server = '', licence = '', why = ''] = cells;
    expect(`${phone}${server}`, name).toMatch(/\d (KB|MB)/);
    expect(licence, name).toMatch(/^[\w.-]+$/);
    expect(why.length, name).toBeGreaterThan(10);
  }
});

it('names every development dependency', () => {
  const missing = Object.keys(packageJson.devDependencies).filter((name) => !text.includes(name));
  expect(missing).toEqual([]);
});
