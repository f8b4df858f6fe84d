import { type Lines, MAX_ROWS, tableRows } from '../../../../domain/history/mapping.ts';
import { err, ok, type Result } from '../../../../domain/kernel/result.ts';
import { headerKey, isBlank, type Parsed } from '../../../../domain/register/import-header.ts';
import { type FileFault, readFile } from '../../../tables/read-file.ts';

/** Bytes of a text, and lines of a table with its titles and blank lines. */
export const MAX_TEXT = 24_000_000;
const MAX_LINES = MAX_ROWS + 1_000;
/** The beginning of a text by which its delimiter is chosen. */
const SAMPLE = 20_000;

/** Possible delimiters, the most likely first. Chinese keyboards produce the wide ones. */
const delimiters = [',', '\t', ';', '，', '；', '|'];
/** Excel's own declaration of the delimiter. */
const sepLine = /^"?sep=(.)"?(?=\r|\n|$)/i;

/** The number of columns that most of a table's first lines have. */
function widthOf(parsed: Parsed): number {
  if (!('lines' in parsed)) return 0;
  const widths = parsed.lines.filter((cells) => !isBlank(cells)).map(({ length }) => length);
  return widths.sort((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 0;
}

/** Parses a text by the delimiter that makes the most columns of its first lines. */
function readAnyText(text: string, parse: (text: string, delimiter: string) => Parsed): Parsed {
  const body = text.replace(/^\ufeff/, '');
  const declared = sepLine.exec(body);
  if (declared?.[1]) return parse(body.slice(declared[0].length), declared[1]);
  const sample = body.length > SAMPLE ? body.slice(0, body.lastIndexOf('\n', SAMPLE) + 1) || body : body;
  const widths = delimiters.map((delimiter) => widthOf(parse(sample, delimiter)));
  return parse(body, delimiters[widths.indexOf(Math.max(...widths))] ?? ',');
}

const countRows = (lines: Lines): number => lines.filter((cells) => !isBlank(cells)).length;

/** Why a file of past years is not read, beside the faults of any table. */
export type HistoryFault = FileFault | 'too_many_rows' | 'empty';

/**
 * Reads a table of past years, of at most 100,000 rows. Formulas are never computed: the last value that the spreadsheet
 * showed is read. In a workbook, the sheet with the most rows is read.
 */
export function readHistoryFile(bytes: Uint8Array): Result<Lines, HistoryFault> {
  const read = readFile(bytes, {
    maxText: MAX_TEXT,
    maxLines: MAX_LINES,
    textLines: MAX_LINES + 1,
    readText: readAnyText,
    pick: (sheets) => [...sheets].sort((a, b) => countRows(b) - countRows(a))[0],
  });
  if (!read.ok) return read.error === 'workbook_too_large' ? err('too_many_rows') : read;
  const rows = countRows(read.value);
  if (read.value.length > MAX_LINES || rows > MAX_ROWS + 10) return err('too_many_rows');
  return rows < 2 ? err('empty') : ok(read.value);
}

const encoder = new TextEncoder();

/** Computes the SHA-256 of a text as lower-case hex. */
async function sha256(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Names a table by its cells, so that it is recognized as a workbook, as CSV and under another name. */
export const hashTable = (lines: Lines, header: number): Promise<string> =>
  sha256(
    JSON.stringify(
      [{ cells: lines[header] ?? [] }, ...tableRows(lines, header)].map(({ cells }) =>
        cells
          .map((cell) => cell.trim())
          .join('\t')
          .trimEnd(),
      ),
    ),
  );

/** Heads of the column that a download of faulty rows adds. */
export const problemHeads = ['问题', 'problem'] as const;

/** Names the heads of a table, by which its mapping is found again. A download of its faulty rows has the same name. */
export const hashHeads = (heads: readonly string[]): Promise<string> =>
  sha256(
    heads
      .map(headerKey)
      .filter((key) => !problemHeads.some((head) => head === key))
      .join('\t')
      .trimEnd(),
  );
