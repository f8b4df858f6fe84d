import Papa from 'papaparse';
import { err, ok, type Result } from '../../../../domain/kernel/result.ts';
import { type Column, findHeader, type Parsed, readSheet } from '../../../../domain/register/import-header.ts';
import { MAX_IMPORT_BYTES } from '../../../../protocol/register/import.ts';
import { decodeCsv } from './decode-text.ts';
import { readWorkbook, type WorkbookFault } from './workbook.ts';

/** Maximum size of a workbook in bytes; only its text is sent. */
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

const startsWith = (bytes: Uint8Array, ...head: number[]): boolean => head.every((byte, at) => bytes[at] === byte);

function parse(text: string, delimiter: string): Parsed {
  const { data, errors } = Papa.parse<string[]>(text, { header: false, skipEmptyLines: false, delimiter });
  const broken = errors.find(({ type }) => type === 'Quotes');
  return broken ? { unreadable: (broken.row ?? 0) + 1 } : { lines: data };
}

/**
 * Reads the table in a file. The first bytes decide the format, not the file name. In a workbook, the first sheet with
 * a known header is read.
 */
export function readFile(bytes: Uint8Array, columns: readonly Column[]): Result<Lines, FileFault> {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) {
    if (bytes.length > MAX_WORKBOOK) return err('workbook_too_large');
    const sheets = readWorkbook(bytes);
    if (typeof sheets === 'string') return err(sheets);
    return ok(sheets.find((lines) => findHeader(lines, columns).at.size > 1) ?? sheets[0] ?? []);
  }
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return err('old_workbook');
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46) || startsWith(bytes, 0xff, 0xd8) || startsWith(bytes, 0x89, 0x50))
    return err('other_document');
  if (bytes.length > MAX_IMPORT_BYTES) return err('too_large');
  const text = decodeCsv(bytes);
  if (/^\s*(?:<!doctype html|<html|<table|<\?xml|<meta)/i.test(text.replace('\ufeff', ''))) return err('web_page');
  const parsed = readSheet(text, columns, parse);
  return 'lines' in parsed ? ok(parsed.lines) : err(parsed);
}

export { decodeCsv };
