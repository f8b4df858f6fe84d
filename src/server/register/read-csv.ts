import Papa from 'papaparse';
import { type Column, type Parsed, readSheet } from '../../domain/register/import-header.ts';

function parse(text: string, delimiter: string): Parsed {
  const { data, errors } = Papa.parse<string[]>(text, { header: false, skipEmptyLines: false, delimiter });
  const broken = errors.find(({ type }) => type === 'Quotes');
  return broken ? { unreadable: (broken.row ?? 0) + 1 } : { lines: data };
}

/**
 * The cells of a CSV file, line by line; comma, semicolon or tab, whatever the file uses.
 * @returns the number of the line that can not be read (a quote that never closes), where there is one
 */
export const readCsv = (text: string, columns: readonly Column[]): Parsed => readSheet(text, columns, parse);
