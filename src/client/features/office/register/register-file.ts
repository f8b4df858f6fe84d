import type { Result } from '../../../../domain/kernel/result.ts';
import { type Column, findHeader, readSheet } from '../../../../domain/register/import-header.ts';
import { MAX_IMPORT_BYTES, MAX_IMPORT_ROWS } from '../../../../protocol/register/import.ts';
import { type FileFault, type Lines, readFile } from '../../../tables/read-file.ts';

/** Lines above the header, and blank ones. */
const ASIDE = 100;

/** Reads a table of people or places. In a workbook, the first sheet with a known header is read. */
export const readRegisterFile = (bytes: Uint8Array, columns: readonly Column[]): Result<Lines, FileFault> =>
  readFile(bytes, {
    maxText: MAX_IMPORT_BYTES,
    maxLines: MAX_IMPORT_ROWS + ASIDE,
    readText: (text, parse) => readSheet(text, columns, parse),
    pick: (sheets) => sheets.find((lines) => findHeader(lines, columns).at.size > 1) ?? sheets[0],
  });
