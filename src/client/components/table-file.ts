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

/**
 * Writes a table as an Excel workbook; the writer is fetched when it is needed.
 * @param report tells how many rows are written
 */
export async function xlsxOf(sheet: Sheet, name: string, report: (rows: number) => void = () => {}): Promise<Blob> {
  const { writeWorkbook } = await import('./write-workbook.ts');
  return writeWorkbook(sheet, name, report);
}
