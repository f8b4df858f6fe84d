import { strFromU8, type Unzipped, unzipSync } from 'fflate';

/** Limits on a workbook: inflated bytes and columns. Sizes are read from the directory before inflating. */
const MAX_INFLATED = 48_000_000;
const MAX_COLUMNS = 200;

export type WorkbookFault = 'workbook_damaged' | 'workbook_too_large';

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Decodes XML entities and OOXML's escapes for control characters (ECMA-376, ST_Xstring). */
const plainText = (xml: string): string =>
  xml
    .replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex: string, dec: string, name: string) => {
      const code = hex ? Number.parseInt(hex, 16) : dec ? Number(dec) : undefined;
      if (code !== undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : '';
      return named[name] ?? whole;
    })
    .replace(/_x([0-9A-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const attribute = (xml: string, name: string): string | undefined =>
  plainText(new RegExp(`(?:^|\\s)(?:\\w+:)?${name}="([^"]*)"`).exec(xml)?.[1] ?? '') || undefined;

/** Joins a string's runs, leaving out phonetic guides. */
const runs = (xml: string): string =>
  [...xml.replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, '').matchAll(/<(?:\w+:)?t\b[^>]*>([^<]*)</g)]
    .map((run) => plainText(run[1] ?? ''))
    .join('');

/** Converts column letters to an index: `AB` is 27. */
const columnIndex = (letters: string): number =>
  Array.from(letters).reduce((sum, c) => sum * 26 + c.charCodeAt(0) - 64, 0) - 1;

/**
 * Reads a sheet's cells by line. A cell ends before the next one begins, so that a broken sheet is not scanned
 * repeatedly.
 */
function sheetLines(xml: string, shared: readonly string[], maxLines: number): string[][] | undefined {
  const lines: string[][] = [];
  for (const [, head = '', body = ''] of xml.matchAll(
    /<(?:\w+:)?c\b([^>]*?)(?:\/>|>((?:(?!<(?:\w+:)?c\b)[\s\S])*?)<\/(?:\w+:)?c>)/g,
  )) {
    const where = /^([A-Z]{1,3})(\d{1,7})$/.exec(attribute(head, 'r') ?? '');
    if (!where) continue;
    const [place, line] = [columnIndex(where[1] ?? ''), Number(where[2]) - 1];
    const value = /<(?:\w+:)?v\b[^>]*>([^<]*)</.exec(body)?.[1] ?? '';
    const sort = attribute(head, 't');
    const text = sort === 's' ? (shared[Number(value)] ?? '') : sort === 'inlineStr' ? runs(body) : plainText(value);
    if (text === '' || place >= MAX_COLUMNS) continue;
    if (line >= maxLines) return undefined;
    while (lines.length <= line) lines.push([]);
    const cells = lines[line] ?? [];
    while (cells.length <= place) cells.push('');
    cells[place] = text;
  }
  return lines;
}

/** Returns the parts of visible sheets in tab order. */
function sheetParts(parts: Unzipped): string[] {
  const text = (name: string) => (parts[name] ? strFromU8(parts[name]) : '');
  const targets = new Map(
    [...text('xl/_rels/workbook.xml.rels').matchAll(/<(?:\w+:)?Relationship\b([^>]*)>/g)].map(([, head = '']) => [
      attribute(head, 'Id'),
      (attribute(head, 'Target') ?? '').replace(/^\/?(?:xl\/)?/, 'xl/'),
    ]),
  );
  return [...text('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\b([^>]*)>/g)]
    .filter(([, head = '']) => (attribute(head, 'state') ?? 'visible') === 'visible')
    .flatMap(([, head = '']) => targets.get(attribute(head, 'id')) ?? []);
}

/**
 * Reads the cells of each visible sheet of an .xlsx workbook. Checks the sizes in the ZIP directory against the limits
 * before inflating.
 * @param maxLines most lines of a sheet; a longer one is refused
 */
export function readWorkbook(bytes: Uint8Array, maxLines: number): string[][][] | WorkbookFault {
  let inflated = 0;
  let parts: Unzipped;
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/.test(name))
          return false;
        inflated += originalSize;
        return inflated <= MAX_INFLATED;
      },
    });
  } catch {
    return 'workbook_damaged';
  }
  if (inflated > MAX_INFLATED) return 'workbook_too_large';
  const names = sheetParts(parts).filter((name) => parts[name]);
  if (names.length === 0) return 'workbook_damaged';
  const strings = parts['xl/sharedStrings.xml'];
  const shared = strings
    ? [
        ...strFromU8(strings).matchAll(/<(?:\w+:)?si\b[^>]*?(?:\/>|>((?:(?!<(?:\w+:)?si\b)[\s\S])*?)<\/(?:\w+:)?si>)/g),
      ].map(([, si = '']) => runs(si))
    : [];
  const sheets = names.map((name) => sheetLines(strFromU8(parts[name] ?? new Uint8Array()), shared, maxLines));
  return sheets.every((lines) => lines !== undefined) ? sheets : 'workbook_too_large';
}
