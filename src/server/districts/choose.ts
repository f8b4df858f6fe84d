import type { Kysely } from 'kysely';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { Database } from '../platform/database/tables.ts';
import { type DistrictEntry, listDistricts } from './found.ts';
import { hostKey } from './host.ts';

/** A district as a line for a terminal. */
export const describeDistrict = ({ name, hosts }: DistrictEntry): string =>
  `  ${hosts.join(' ')}   ${name === '' ? '(not set up)' : name}`;

/**
 * The district that a command is about.
 * @param host one of its host names; may be left out where there is only one district
 * @returns what to say where it is not clear which
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
  return err(`Which district? Name its host by --district HOST:\n${list}`);
}
