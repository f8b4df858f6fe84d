import type { Line, Run } from './render.ts';

/** A line of a report, or the rows of a table that follow each other. */
export type Part = { readonly line: Line } | { readonly rows: readonly (readonly (readonly Run[])[])[] };

/** Splits a row at the ends of its cells. */
function cellsOf({ runs }: Line): (readonly Run[])[] {
  const cells: Run[][] = [[]];
  for (const run of runs) {
    if (run.type === 'cell') cells.push([]);
    else cells.at(-1)?.push(run);
  }
  return cells;
}

/** Gathers the rows of each table. Rows with fewer cells than the first are filled up, so that columns stay in place. */
export function partsOf(lines: readonly Line[]): Part[] {
  const parts: Part[] = [];
  let rows: (readonly (readonly Run[])[])[] | undefined;
  for (const line of lines) {
    if (line.type !== 'row') {
      rows = undefined;
      parts.push({ line });
      continue;
    }
    const cells = cellsOf(line);
    if (!rows) {
      rows = [];
      parts.push({ rows });
    }
    const lacking = Math.max(0, (rows[0]?.length ?? 0) - cells.length);
    rows.push([...cells, ...Array.from({ length: lacking }, () => [])]);
  }
  return parts;
}
