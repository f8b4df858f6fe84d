import { dropInvisible } from '../reading/characters.ts';

export interface Column {
  readonly field: string;
  /** Accepted headers, in lower case. */
  readonly headers: readonly string[];
  readonly required?: true;
}

/** Lines among which the header is looked for: printed rosters have a title and a date above it. */
const HEADER_WITHIN = 10;

/** Header cells are read without spaces, case, full width or what stands in brackets: `姓 名`, `Name`, `电话（必填）`. */
export const headerKey = (text: string): string =>
  dropInvisible(text)
    .normalize('NFKC')
    .replace(/\([^)]*\)/g, '')
    .replace(/[\s*:]/g, '')
    .toLowerCase();

export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => headerKey(cell) === '');

export interface Header {
  /** Its place among the lines, from 0; undefined for a file without content. */
  readonly line: number | undefined;
  /** Field → place of its column. */
  readonly at: ReadonlyMap<string, number>;
  /** Columns that nobody knows, or of which there is one already. */
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

/** The header: of the first lines, the one that names most columns; where none names any, the first that is not blank. */
export function findHeader(lines: readonly (readonly string[])[], columns: readonly Column[]): Header {
  const candidates = lines
    .slice(0, HEADER_WITHIN)
    .flatMap((cells, line) => (isBlank(cells) ? [] : [headerOf(cells, line, columns)]));
  const most = Math.max(0, ...candidates.map(({ at }) => at.size));
  return candidates.find(({ at }) => at.size === most) ?? { line: undefined, at: new Map(), unknown: [] };
}

/** The cells of each line, or the number of the line that can not be read. */
export type Parsed = { readonly lines: readonly (readonly string[])[] } | { readonly unreadable: number };

/** What sets cells apart, the likeliest first; Chinese keyboards write the wide ones. */
const delimiters = [',', '\t', ';', '，', '；', '|'];
/** Excel's own way to say what sets cells apart. */
const sepLine = /^"?sep=(.)"?(?=\r|\n|$)/i;

/**
 * The lines of a text file of unknown make: with whatever sets its cells apart, the header is found.
 * @param parse reads text whose cells are set apart by a character
 */
export function readSheet(
  text: string,
  columns: readonly Column[],
  parse: (text: string, delimiter: string) => Parsed,
): Parsed {
  const body = text.replace(/^\ufeff/, '');
  const said = sepLine.exec(body);
  if (said?.[1]) return parse(body.slice(said[0].length), said[1]);
  let best: { readonly parsed: Parsed; readonly known: number } | undefined;
  for (const delimiter of delimiters) {
    const parsed = parse(body, delimiter);
    const known = 'lines' in parsed ? findHeader(parsed.lines, columns).at.size : 0;
    if (!best || known > best.known) best = { parsed, known };
    if (known > 1) break;
  }
  return best?.parsed ?? { lines: [] };
}
