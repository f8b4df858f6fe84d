import { describe, expect, it } from 'vitest';
import { entryFor } from '../../src/domain/figures/catalogue.ts';
import { readDocument } from './documents.ts';

const rows = readDocument('docs/REPORT-LINES.md')
  .text.split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter((cells) => cells.length === 5 && cells[1] !== 'line' && cells[1] !== '---');

describe('the lines of the reports', () => {
  it('name figures of the catalogue, or say that there is none', () => {
    expect(rows.length).toBeGreaterThan(50);
    for (const [, line = '', figure = '', by = ''] of rows) {
      const ids = [...figure.matchAll(/`([^`]+)`/g)].map(([, id = '']) => id);
      if (figure === 'none') expect(by, line).toMatch(/prose|never|no figure/);
      else
        expect(
          ids.filter((id) => !entryFor(id)),
          line,
        ).toEqual([]);
    }
  });

  it('says of a figure of records that it is counted from them', () => {
    for (const [, line = '', figure = '', by = ''] of rows) {
      const [first = ''] = [...figure.matchAll(/`([^`]+)`/g)].map(([, id = '']) => id);
      if (by === 'records') expect(['records', 'computed'], line).toContain(entryFor(first)?.source);
    }
  });
});
