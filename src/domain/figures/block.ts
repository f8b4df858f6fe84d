/** A copied block of cells, line by line. */
export type Block = readonly (readonly string[])[];

/** Limits of a block; a spreadsheet's whole column is no block. */
export const MAX_BLOCK = 500_000;
const MAX_LINES = 1_000;

/**
 * Splits text as spreadsheets copy it: tabs between cells, line ends between lines, quotes around cells that hold
 * either.
 * @returns undefined if the text is too long
 */
export function readBlock(text: string): Block | undefined {
  if (text.length > MAX_BLOCK) return undefined;
  const lines: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r?\n|$)/g,
  )) {
    if (end === '' && quoted === undefined && plain === '' && lines.at(-1)?.length === 0) break;
    lines.at(-1)?.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    if (end === '') break;
    if (end !== '\t') lines.push([]);
  }
  const full = lines.filter((line) => line.some((cell) => cell !== ''));
  return full.length > MAX_LINES ? undefined : full;
}

/** Heads of columns that hold no values. */
const isAside = (head: string | undefined): boolean => /^(?:单位|计量单位|unit)?$/i.test(head ?? '');

/** Reads a year from 2000 on, as statements have it. */
const yearOf = (cell: string | undefined): number | undefined => {
  const found = /^(20[0-4]\d)年?$/.exec(cell ?? '');
  return found ? Number(found[1]) : undefined;
};

/** A block's cell with the figure and the year that it is of. */
export interface PlacedCell {
  readonly figure: string;
  readonly year: number;
  readonly text: string;
}

export interface Placed {
  readonly cells: readonly PlacedCell[];
  /** Lines, or their ends, for which there was no row or column. */
  readonly left: readonly string[];
}

export interface GridShape {
  readonly figures: readonly string[];
  readonly years: readonly number[];
}

/** Places a block with heads: years in its first line, names of figures in its first column. */
function placeByHeads(heads: readonly string[], lines: Block, figureOf: (name: string) => string | undefined): Placed {
  const years = heads.map(yearOf);
  const cells: PlacedCell[] = [];
  const left: string[] = [];
  for (const line of lines) {
    const [name = '', ...texts] = line;
    const figure = figureOf(name);
    if (figure === undefined) {
      left.push(line.join('\t'));
      continue;
    }
    const over = texts.filter((text, i) => text !== '' && years[i + 1] === undefined && !isAside(heads[i + 1]));
    if (over.length) left.push([name, ...over].join('\t'));
    for (const [i, text] of texts.entries()) {
      const year = years[i + 1];
      if (year !== undefined && text !== '') cells.push({ figure, year, text });
    }
  }
  return { cells, left };
}

/** Places a block without heads, its first cell at `at`. */
function placeAt(block: Block, { figures, years }: GridShape, at: { figure: string; year: number }): Placed {
  const [row, column] = [figures.indexOf(at.figure), years.indexOf(at.year)];
  const cells: PlacedCell[] = [];
  const left: string[] = [];
  for (const [down, line] of block.entries()) {
    const figure = figures[row + down];
    const over = figure === undefined ? line : line.slice(years.length - column);
    if (over.some((text) => text !== '')) left.push(over.join('\t'));
    if (figure !== undefined)
      for (const [right, text] of line.entries()) {
        const year = years[column + right];
        if (year !== undefined && text !== '') cells.push({ figure, year, text });
      }
  }
  return { cells, left };
}

/**
 * Finds the cells of a grid for a pasted block. A first line with years makes them the heads of columns, and the first
 * column names the figures; otherwise the block begins at the cell where it was pasted.
 * @param figureOf finds a figure by its name
 */
export function placeBlock(
  block: Block,
  shape: GridShape,
  at: { readonly figure: string; readonly year: number },
  figureOf: (name: string) => string | undefined,
): Placed {
  const [heads = [], ...lines] = block;
  const isHead = heads.length > 1 && heads.slice(1).some((cell) => yearOf(cell) !== undefined);
  return isHead && yearOf(heads[0]) === undefined ? placeByHeads(heads, lines, figureOf) : placeAt(block, shape, at);
}
