import Papa from 'papaparse';

/** Excel writes a byte order mark before UTF-8. */
const MARK = '\ufeff';

/**
 * The cells of a CSV file, line by line; comma, semicolon or tab, whatever the file uses.
 * @returns the number of the line that can not be read (a quote that never closes), where there is one
 */
export function readCsv(text: string): { lines: string[][] } | { unreadable: number } {
  const body = text.startsWith(MARK) ? text.slice(MARK.length) : text;
  const { data, errors } = Papa.parse<string[]>(body, { header: false, skipEmptyLines: false });
  const broken = errors.find(({ type }) => type === 'Quotes');
  return broken ? { unreadable: (broken.row ?? 0) + 1 } : { lines: data };
}
