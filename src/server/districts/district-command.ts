import { createSetupLink } from '../accounts/setup.ts';
import type { Command, CommandIo } from '../platform/command.ts';
import type { Platform } from '../platform/context.ts';
import { withDatabase } from '../with-database.ts';
import { chooseDistrict, describeDistrict } from './choose.ts';
import { addDistrict, addHost, findDistrict, listDistricts } from './found.ts';
import { hostKey, originOf } from './host.ts';

const USAGE = `district list
  or: district add HOST              creates a district and prints its set-up link; repeated, a new link
  or: district name HOST NEW-HOST    adds a host name to the district at HOST`;

async function add(platform: Platform, host: string, publicUrl: string, { say, complain }: CommandIo): Promise<number> {
  const { db } = platform;
  const added = await addDistrict(db, host);
  const district = added.ok ? added.value : await findDistrict(db, host);
  const url = originOf(publicUrl, host);
  const link = district === undefined ? undefined : await createSetupLink({ ...platform, district }, url);
  if (link === undefined) {
    complain(`The district at ${host} is set up already.`);
    return 1;
  }
  say(
    `Created the district at ${url}. Open this link within a day to name it and create its administrator. It works once:`,
  );
  say(`  ${link}`);
  return 0;
}

async function name({ db }: Platform, host: string, further: string, { say, complain }: CommandIo): Promise<number> {
  const chosen = await chooseDistrict(db, host);
  if (!chosen.ok) {
    complain(chosen.error);
    return 1;
  }
  const added = await addHost(db, chosen.value.id, further);
  if (!added.ok) {
    complain(`${further} belongs to a district already.`);
    return 1;
  }
  say(`The district at ${host} now also has the name ${further}.`);
  return 0;
}

/**
 * Lists the districts, creates one, or adds a host name to one. It may run beside the server, which notices within a
 * second.
 * @returns 0 on success, 1 if refused, 2 for wrong usage or if the database could not be opened
 */
export const districtCommand: Command = async ([action, ...given], io) => {
  const hosts = given.map(hostKey);
  const [host, further] = hosts;
  const isWrong = hosts.includes(undefined) || hosts.length !== { list: 0, add: 1, name: 2 }[action ?? ''];
  if (isWrong) {
    io.complain(USAGE);
    return 2;
  }
  return withDatabase(io, async (platform, { publicUrl }) => {
    if (host === undefined) {
      for (const district of await listDistricts(platform.db)) io.say(describeDistrict(district));
      return 0;
    }
    return further === undefined ? add(platform, host, publicUrl, io) : name(platform, host, further, io);
  });
};
