import { createSetupLink } from '../accounts/setup.ts';
import type { Command, CommandIo } from '../platform/command.ts';
import type { Platform } from '../platform/context.ts';
import { withDatabase } from '../with-database.ts';
import { chooseDistrict, describeDistrict } from './choose.ts';
import { addDistrict, addHost, findDistrict, listDistricts } from './found.ts';
import { hostKey, originOf } from './host.ts';

const USAGE = `district list
  or: district add HOST              makes a district and prints its set-up link; again, the link anew
  or: district name HOST NEW-HOST    lets the district at HOST answer to a further name`;

async function add(platform: Platform, host: string, publicUrl: string, { say, complain }: CommandIo): Promise<number> {
  const { db } = platform;
  const added = await addDistrict(db, host);
  const district = added.ok ? added.value : await findDistrict(db, host);
  const url = originOf(publicUrl, host);
  const link = district === undefined ? undefined : await createSetupLink({ ...platform, district }, url);
  if (link === undefined) {
    complain(`${host} is a district that is set up already.`);
    return 1;
  }
  say(`The district at ${url} is there. Open this link once, within a day, to name it and make its administrator:`);
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
    complain(`${further} leads to a district already.`);
    return 1;
  }
  say(`The district at ${host} answers to ${further} too.`);
  return 0;
}

/**
 * Lists the districts of the database, makes another, or gives one a further host name; beside a running server, which
 * knows of it within a second, or while it is stopped.
 * @returns 0 when it is done, 1 when it can not be, 2 for a wrong use or where the database could not be opened
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
