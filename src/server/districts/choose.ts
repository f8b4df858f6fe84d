import type { Kysely } from 'kysely';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { Database } from '../platform/database/tables.ts';
import { type DistrictEntry, listDistricts } from './found.ts';
import { hostKey } from './host.ts';

/** Formats a district as a line for a terminal. */
export const describeDistrict = ({ name, hosts }: DistrictEntry): string =>
  `  ${hosts.join(' ')}   ${name === '' ? '(not set up)' : name}`;

/**
 * Chooses the district of a command.
 * @param host one of its host names; may be omitted if there is only one district
 * @returns a message if the choice is unclear
 */
export async function chooseDistrict(
  db: Kysely<Database>,
  host: string | undefined,
): Promise<Result<DistrictEntry, string>> {
  const districts = await listDistricts(db);
  const fitting = host === undefined ? districts : districts.filter(({ hosts }) => hosts.includes(hostKey(host) ?? ''));
  const [chosen] = fitting;
  if (chosen && fitting.length === 1) return ok(chosen);
  const list = districts.map(describeDistrict).join('\n');
  return err(`Which district? Name its host with --district HOST:\n${list}`);
}
