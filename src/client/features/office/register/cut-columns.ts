import { isIdentityNumber } from '../../../../domain/reading/code.ts';
import { type Column, findHeader } from '../../../../domain/register/import-header.ts';
import type { Lines } from '../../../tables/read-file.ts';

/** The part of a table to send, and the columns left out. */
export interface CutTable {
  /** Same lines as in the file, so that row numbers match; only known columns. */
  readonly lines: Lines;
  /** Titles of unknown columns, left out after asking the user. */
  readonly skipped: readonly string[];
  /** Titles of columns with identity card numbers, which never leave this computer. */
  readonly identity: readonly string[];
}

const identityTitle = /身份证|证件号|公民身份|identity|idcard/i;

/** Keeps known columns, except those with identity card numbers. */
export function cutColumns(lines: Lines, columns: readonly Column[]): CutTable {
  const { line = 0, at, unknown } = findHeader(lines, columns);
  const holdsIdentity = (place: number): boolean =>
    lines.some((cells, index) => index > line && isIdentityNumber(cells[place] ?? ''));
  const places = [...at.values()].sort((a, b) => a - b);
  const titleOf = (place: number): string => (lines[line]?.[place] ?? '').trim();
  const hidden = places.filter(holdsIdentity);
  const identity = unknown.filter(({ place, title }) => identityTitle.test(title) || holdsIdentity(place));
  const kept = places.filter((place) => !hidden.includes(place));
  return {
    lines: lines.map((cells, index) => (index < line ? [] : kept.map((place) => cells[place] ?? ''))),
    skipped: unknown.filter((column) => !identity.includes(column)).map(({ title }) => title),
    identity: [...hidden.map(titleOf), ...identity.map(({ title }) => title)],
  };
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Formats a table as CSV; lines without cells stay as blank lines. */
export const toCsv = (lines: Lines): string => lines.map((cells) => cells.map(quoted).join(',')).join('\r\n');

/** Blanks some rows of a table, keeping row numbers. */
export const withoutRows = (lines: Lines, rows: ReadonlySet<number>): Lines =>
  lines.map((cells, index) => (rows.has(index + 1) ? [] : cells));
