import type { CellObject } from 'write-excel-file/browser';
import type { CellValue, Sheet } from './table-model.ts';

/** Beginnings of a text that a spreadsheet reads as a formula (OWASP, CSV injection), also in full width. */
const formula = /^[=+\-@＝＋－＠\t\r\n]/;

/** A text that no spreadsheet takes for a formula. */
const safeText = (text: string): string => (formula.test(text) ? `'${text}` : text);

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function csvCell(value: CellValue): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  return quoted(safeText(value ?? ''));
}

/** Writes a table as CSV by RFC 4180, with a BOM, from which Excel recognizes UTF-8. */
export const csvOf = ({ heads, lines }: Sheet): string =>
  `\ufeff${[heads, ...lines].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`;

/** The most characters that Excel accepts in one cell. */
const MAX_TEXT = 32_767;

/**
 * A text as a cell that is never a formula. The writer looks texts up in a plain object, so that names which every
 * object has would break the file; a space keeps them apart.
 */
function textCell(text: string): CellObject {
  const value = text.slice(0, MAX_TEXT);
  return { type: String, value: value in {} ? `${value} ` : value };
}

function xlsxCell(value: CellValue): CellObject | null {
  if (value === undefined || value === '') return null;
  if (typeof value === 'number') return Number.isFinite(value) ? { type: Number, value } : null;
  return textCell(value);
}

/** A column's width in characters; a Chinese one takes two. */
function widthOf(cells: readonly CellValue[]): number {
  const widths = cells.map((value) => String(value ?? '').replace(/[\u0100-\uffff]/g, '..').length);
  return Math.min(60, widths.reduce((most, width) => Math.max(most, width), 6) + 2);
}

/** A sheet's name as Excel accepts it. */
const sheetName = (name: string): string =>
  name
    .replace(/[[\]/\\:*?']/g, ' ')
    .slice(0, 31)
    .trim() || 'Sheet1';

/** Writes a table as an Excel workbook; the writer is fetched when it is needed. */
export async function xlsxOf({ heads, lines }: Sheet, name: string): Promise<Blob> {
  const { default: write } = await import('write-excel-file/browser');
  const head = heads.map((text): CellObject => ({ ...textCell(text), fontWeight: 'bold' }));
  return write([head, ...lines.map((cells) => cells.map(xlsxCell))], {
    sheet: sheetName(name),
    stickyRowsCount: 1,
    columns: heads.map((text, at) => ({ width: widthOf([text, ...lines.map((cells) => cells[at])]) })),
  }).toBlob();
}
