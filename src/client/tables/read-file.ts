import Papa from 'papaparse';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { Parsed } from '../../domain/register/import-header.ts';
import { decodeCsv } from './decode-text.ts';
import { readWorkbook, type WorkbookFault } from './workbook.ts';

/** Maximum size of a workbook in bytes; only its text is used. */
export const MAX_WORKBOOK = 8_000_000;

/** Why a file contains no readable table. */
export type FileFault =
  | WorkbookFault
  | 'old_workbook'
  | 'web_page'
  | 'other_document'
  | 'too_large'
  | { readonly unreadable: number };

export type Lines = readonly (readonly string[])[];

/** The limits of a table, and how a page chooses its sheet and delimiter. */
export interface TableReading {
  /** Maximum bytes of a text file. */
  readonly maxText: number;
  /** Lines of a text that are read; all without it. */
  readonly textLines?: number;
  /** Maximum lines of a workbook's sheet; a longer one is refused. */
  readonly maxLines: number;
  /** Parses a text, trying delimiters with `parse`. */
  readonly readText: (text: string, parse: (text: string, delimiter: string) => Parsed) => Parsed;
  /** Chooses among the visible sheets of a workbook. */
  readonly pick: (sheets: readonly Lines[]) => Lines | undefined;
}

const startsWith = (bytes: Uint8Array, ...head: number[]): boolean => head.every((byte, at) => bytes[at] === byte);

/** Makes a parser of delimited text. 0 lines stand for all. */
const parserOf =
  (preview: number) =>
  (text: string, delimiter: string): Parsed => {
    const options = { header: false, skipEmptyLines: false, delimiter, preview } as const;
    const { data, errors } = Papa.parse<string[]>(text, options);
    const broken = errors.find(({ type }) => type === 'Quotes');
    return broken ? { unreadable: (broken.row ?? 0) + 1 } : { lines: data };
  };

/** Reads the table in a file. The first bytes decide the format, not the file name. */
export function readFile(bytes: Uint8Array, reading: TableReading): Result<Lines, FileFault> {
  const { maxText, maxLines, textLines = 0, readText, pick } = reading;
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) {
    if (bytes.length > MAX_WORKBOOK) return err('workbook_too_large');
    const sheets = readWorkbook(bytes, maxLines);
    return typeof sheets === 'string' ? err(sheets) : ok(pick(sheets) ?? []);
  }
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return err('old_workbook');
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46) || startsWith(bytes, 0xff, 0xd8) || startsWith(bytes, 0x89, 0x50))
    return err('other_document');
  if (bytes.length > maxText) return err('too_large');
  const text = decodeCsv(bytes);
  if (/^\s*(?:<!doctype html|<html|<table|<\?xml|<meta)/i.test(text.replace('\ufeff', ''))) return err('web_page');
  const parsed = readText(text, parserOf(textLines));
  return 'lines' in parsed ? ok(parsed.lines) : err(parsed);
}
