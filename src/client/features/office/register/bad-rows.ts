import { nameKey, readName } from '../../../../domain/reading/name.ts';
import { BROKEN } from '../../../../domain/register/import-cell.ts';
import { findHeader } from '../../../../domain/register/import-header.ts';
import { rosterColumns } from '../../../../domain/register/roster.ts';
import type { ImportResponse } from '../../../../protocol/register/import.ts';
import type { Lines } from './read-file.ts';

/** The squads that a roster names and the district does not have; the server lists each once. */
export const missingSquads = ({ problems }: ImportResponse): string[] =>
  problems.flatMap(({ code, value }) =>
    code === 'squad_unknown' && value && !value.includes(BROKEN) ? [readName(value)] : [],
  );

/** The rows that stand in the way of the good ones; none when something is wrong with the file as a whole. */
export function rowsToLeaveOut(report: ImportResponse, lines: Lines): number[] {
  if (report.problems.some(({ row }) => row <= 1)) return [];
  const squads = new Set(missingSquads(report).map(nameKey));
  const { line = 0, at } = findHeader(lines, rosterColumns);
  const place = at.get('squad');
  const ofSquads = lines.flatMap((cells, index) =>
    place !== undefined && index > line && squads.has(nameKey(cells[place] ?? '')) ? [index + 1] : [],
  );
  return [...new Set([...report.problems.map(({ row }) => row), ...ofSquads])];
}
