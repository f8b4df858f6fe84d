import Papa from 'papaparse';
import { type Column, type Parsed, readSheet } from '../../domain/register/import-header.ts';

function parse(text: string, delimiter: string): Parsed {
  const { data, errors } = Papa.parse<string[]>(text, { header: false, skipEmptyLines: false, delimiter });
  const broken = errors.find(({ type }) => type === 'Quotes');
  return broken ? { unreadable: (broken.row ?? 0) + 1 } : { lines: data };
}

/**
 * Parses a CSV file delimited by comma, semicolon or tab.
 * @returns the cells of each line, or the number of the line that cannot be parsed (an unclosed quote)
 */
export const readCsv = (text: string, columns: readonly Column[]): Parsed => readSheet(text, columns, parse);
