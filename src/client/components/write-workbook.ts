import { strToU8, Zip, ZipDeflate } from 'fflate';
import { daysBetween, isDay } from '../../domain/kernel/day.ts';
import { SHEET_EPOCH } from '../../domain/reading/day.ts';
import { pause } from '../platform/pause.ts';
import type { CellValue, Sheet } from './table-model.ts';

/** The most characters that Excel accepts in one cell. */
const MAX_TEXT = 32_767;
/** Rows that are written before the page may answer a tap again. */
const SLICE = 1_000;
/** Different texts that are stored once for all cells; further ones are stored in their cells. */
const MAX_KNOWN = 50_000;
/** The fastest level. The file is a fifth larger than by the usual one, and ready in two thirds of the time. */
const LEVEL = 1;

const OOXML = 'http://schemas.openxmlformats.org';
const MAIN = `${OOXML}/spreadsheetml/2006/main`;
const RELATIONS = `${OOXML}/officeDocument/2006/relationships`;
const PACKAGE = `${OOXML}/package/2006`;
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** The numbers of two formats in `styles`. */
const BOLD = 1;
const DATE = 2;

const partType = (part: string, type: string): string =>
  `<Override PartName="/xl/${part}.xml" ContentType="${SHEET_TYPE}.${type}+xml"/>`;
const relation = (id: number, type: string, target: string): string =>
  `<Relationship Id="r${id}" Type="${RELATIONS}/${type}" Target="${target}.xml"/>`;
const relations = (...each: readonly string[]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;

/** The parts that are the same in each workbook. */
const fixedParts: Readonly<Record<string, string>> = {
  '[Content_Types].xml':
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `${partType('workbook', 'sheet.main')}${partType('worksheets/sheet1', 'worksheet')}` +
    `${partType('styles', 'styles')}${partType('sharedStrings', 'sharedStrings')}</Types>`,
  '_rels/.rels': relations(relation(1, 'officeDocument', 'xl/workbook')),
  'xl/_rels/workbook.xml.rels': relations(
    relation(1, 'worksheet', 'worksheets/sheet1'),
    relation(2, 'styles', 'styles'),
    relation(3, 'sharedStrings', 'sharedStrings'),
  ),
  'xl/styles.xml':
    `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>` +
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">' +
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>' +
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>',
};

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Writes a text as XML, without characters that XML has not. An underscore is escaped where Excel reads `_x000D_`. */
const xmlText = (text: string): string =>
  text
    .slice(0, MAX_TEXT)
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"]/g, (each) => escapes[each] ?? '');

const xmlString = (text: string): string => `<t xml:space="preserve">${xmlText(text)}</t>`;

/** A column's letters; those of 27 are `AB`. */
const columnLetters = (index: number): string =>
  (index < 26 ? '' : columnLetters(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

/** The width of a text in characters; a Chinese one takes two. */
function widthOf(text: string): number {
  let width = text.length;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0xff) width += 1;
  return width;
}

/** The width of each column in characters. */
function columnWidths({ heads, lines }: Sheet): number[] {
  const widths = heads.map((head) => Math.max(6, widthOf(head)));
  for (const cells of lines)
    for (const [at, value] of cells.entries())
      if (value !== undefined) widths[at] = Math.max(widths[at] ?? 6, widthOf(String(value)));
  return widths.map((width) => Math.min(60, width + 2));
}

/** A sheet's name as Excel accepts it. */
const sheetName = (name: string): string =>
  name
    .replace(/[[\]/\\:*?']/g, ' ')
    .slice(0, 31)
    .trim() || 'Sheet1';

/** The first row, in bold. */
const headRow = (heads: readonly string[]): string =>
  `<row r="1">${heads.map((head, at) => `<c r="${columnLetters(at)}1" s="${BOLD}" t="inlineStr"><is>${xmlString(head)}</is></c>`).join('')}</row>`;

/** Makes a writer of rows, and keeps the texts that cells share. No cell is a formula. */
function makeRows(columns: number) {
  const letters = Array.from({ length: columns }, (_, index) => columnLetters(index));
  const shared: string[] = [];
  /** The XML after a cell's address, by the cell's text. */
  const known = new Map<string, string>();
  function textCell(text: string): string {
    const cell = known.get(text);
    if (cell !== undefined) return cell;
    if (known.size >= MAX_KNOWN) return ` t="inlineStr"><is>${xmlString(text)}</is></c>`;
    // Spreadsheets count the days of 1900 differently.
    const isDate = isDay(text) && text > '1901';
    const made = isDate
      ? ` s="${DATE}"><v>${daysBetween(SHEET_EPOCH, text)}</v></c>`
      : ` t="s"><v>${shared.push(text) - 1}</v></c>`;
    known.set(text, made);
    return made;
  }
  function line(number: number, cells: readonly CellValue[]): string {
    let row = `<row r="${number}">`;
    for (const [index, letter] of letters.entries()) {
      const value = cells[index];
      if (typeof value === 'string') row += value && `<c r="${letter}${number}"${textCell(value)}`;
      else if (Number.isFinite(value)) row += `<c r="${letter}${number}"><v>${value}</v></c>`;
    }
    return `${row}</row>`;
  }
  return { shared, line };
}

/** Packs parts that are written bit by bit. */
function makePackage() {
  const packed: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    packed.push(bytes as Uint8Array<ArrayBuffer>);
  });
  /** Begins a part; a piece without a text ends it. */
  function begin(name: string): (text?: string) => void {
    const part = new ZipDeflate(name, { level: LEVEL });
    zip.add(part);
    part.push(strToU8(DECLARATION));
    return (text) => part.push(strToU8(text ?? ''), text === undefined);
  }
  function add(name: string, text: string): void {
    const write = begin(name);
    write(text);
    write();
  }
  return {
    begin,
    add,
    end(): Blob {
      zip.end();
      return new Blob(packed, { type: `${SHEET_TYPE}.sheet` });
    },
  };
}

/**
 * Writes a table as an Excel workbook, in slices between which the page stays alive. Days become dates.
 * @param report tells how many rows are written
 */
export async function writeWorkbook(sheet: Sheet, name: string, report: (rows: number) => void): Promise<Blob> {
  const { heads, lines } = sheet;
  const { begin, add, end } = makePackage();
  for (const [part, xml] of Object.entries(fixedParts)) add(part, xml);
  add(
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${xmlText(sheetName(name))}" sheetId="1" r:id="r1"/></sheets></workbook>`,
  );
  const rows = makeRows(heads.length);
  const write = begin('xl/worksheets/sheet1.xml');
  const columns = columnWidths(sheet).map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  write(
    `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
      `${columns.length ? `<cols>${columns.join('')}</cols>` : ''}<sheetData>${headRow(heads)}`,
  );
  for (let at = 0; at < lines.length; at += SLICE) {
    const slice = lines.slice(at, at + SLICE);
    write(slice.map((cells, index) => rows.line(at + index + 2, cells)).join(''));
    report(at + slice.length);
    await pause();
  }
  write('</sheetData></worksheet>');
  write();
  const writeTexts = begin('xl/sharedStrings.xml');
  writeTexts(`<sst xmlns="${MAIN}">`);
  for (let at = 0; at < rows.shared.length; at += SLICE) {
    writeTexts(
      rows.shared
        .slice(at, at + SLICE)
        .map((text) => `<si>${xmlString(text)}</si>`)
        .join(''),
    );
    await pause();
  }
  writeTexts('</sst>');
  writeTexts();
  return end();
}
