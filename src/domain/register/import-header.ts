import { dropInvisible } from '../reading/characters.ts';

export interface Column {
  readonly field: string;
  /** Accepted headers, in lower case. */
  readonly headers: readonly string[];
  readonly required?: true;
}

/** Number of lines searched for the header: printed rosters have a title and a date above it. */
const HEADER_WITHIN = 10;

/** Returns a header cell without spaces, case, width or bracketed text: `姓 名`, `Name`, `电话（必填）`. */
export const headerKey = (text: string): string =>
  dropInvisible(text)
    .normalize('NFKC')
    .replace(/\([^)]*\)/g, '')
    .replace(/[\s*:]/g, '')
    .toLowerCase();

export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => headerKey(cell) === '');

export interface Header {
  /** Index of the header among the lines; undefined for an empty file. */
  readonly line: number | undefined;
  /** Field → index of its column. */
  readonly at: ReadonlyMap<string, number>;
  /** Columns that are unknown or duplicates. */
  readonly unknown: readonly { readonly place: number; readonly title: string }[];
}

function headerOf(cells: readonly string[], line: number, columns: readonly Column[]): Header {
  const at = new Map<string, number>();
  const unknown: Header['unknown'][number][] = [];
  for (const [place, title] of cells.entries()) {
    const key = headerKey(title);
    if (key === '') continue;
    const column = columns.find(({ headers }) => headers.includes(key));
    if (!column || at.has(column.field)) unknown.push({ place, title: title.trim() });
    else at.set(column.field, place);
  }
  return { line, at, unknown };
}

/** Finds the header: the line near the top that names the most columns, otherwise the first that is not blank. */
export function findHeader(lines: readonly (readonly string[])[], columns: readonly Column[]): Header {
  const candidates = lines
    .slice(0, HEADER_WITHIN)
    .flatMap((cells, line) => (isBlank(cells) ? [] : [headerOf(cells, line, columns)]));
  const most = Math.max(0, ...candidates.map(({ at }) => at.size));
  return candidates.find(({ at }) => at.size === most) ?? { line: undefined, at: new Map(), unknown: [] };
}

/** The cells of each line, or the number of the first line that cannot be parsed. */
export type Parsed = { readonly lines: readonly (readonly string[])[] } | { readonly unreadable: number };

/** Possible delimiters, the most likely first. Chinese keyboards produce the wide ones. */
const delimiters = [',', '\t', ';', '，', '；', '|'];
/** Excel's own declaration of the delimiter. */
const sepLine = /^"?sep=(.)"?(?=\r|\n|$)/i;

/**
 * Parses a delimited text file with the delimiter under which its header is found.
 * @param parse parses the text with a given delimiter
 */
export function readSheet(
  text: string,
  columns: readonly Column[],
  parse: (text: string, delimiter: string) => Parsed,
): Parsed {
  const body = text.replace(/^\ufeff/, '');
  const declared = sepLine.exec(body);
  if (declared?.[1]) return parse(body.slice(declared[0].length), declared[1]);
  let best: { readonly parsed: Parsed; readonly known: number } | undefined;
  for (const delimiter of delimiters) {
    const parsed = parse(body, delimiter);
    const known = 'lines' in parsed ? findHeader(parsed.lines, columns).at.size : 0;
    if (!best || known > best.known) best = { parsed, known };
    if (known > 1) break;
  }
  return best?.parsed ?? { lines: [] };
}
