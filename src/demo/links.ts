import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Id } from '../domain/kernel/id.ts';
import type { MemberRole } from '../domain/kernel/role.ts';
import { createSignInLink } from '../server/accounts/sign-in-link.ts';
import type { ServerContext } from '../server/platform/context.ts';

/** Where a visitor starts: the public page, and reusable sign-in links for four members. */
export interface DemoLinks {
  readonly public: string;
  readonly volunteer: string;
  readonly leader: string;
  readonly organizer: string;
  readonly office: string;
}

const LIFETIME_MS = 30 * 86_400_000;

/** The squad whose busiest volunteer and leader get a link. */
const SQUAD = '第二分队';

/** The file that a district's links are written to. */
const LINKS = 'demo-links.json';

/** Revokes the links. Called when the demo stops, and when it starts, in case it was killed before. */
export async function dropLinks({ db, district }: ServerContext, dataDir: string, file = LINKS): Promise<void> {
  await rm(join(dataDir, file), { force: true });
  await db.deleteFrom('invite').where('district', '=', district).where('purpose', '=', 'sign-in').execute();
}

/** Finds the member of a role with the most work, within the visitor's squad for roles that have one. */
export async function busiest({ db, district }: ServerContext, role: MemberRole): Promise<Id> {
  const inSquad = role === 'volunteer' || role === 'leader';
  const { id } = await db
    .selectFrom('record as m')
    .leftJoin('record as q', (join) => join.onRef('q.district', '=', 'm.district').onRef('q.id', '=', 'm.squad'))
    .leftJoin('record as w', (join) =>
      join.onRef('w.district', '=', 'm.district').onRef('w.member', '=', 'm.id').on('w.kind', '!=', 'member'),
    )
    .where('m.district', '=', district)
    .where('m.kind', '=', 'member')
    .where((eb) => eb(eb.ref('m.fields', '->>').key('role'), '=', role))
    .$if(inSquad, (query) => query.where((eb) => eb(eb.ref('q.fields', '->>').key('name'), '=', SQUAD)))
    .groupBy('m.id')
    .orderBy(({ fn }) => fn.count('w.id'), 'desc')
    .orderBy('m.id')
    .select('m.id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Makes the links and writes them to a file in `dataDir`. */
export async function writeLinks(
  context: ServerContext,
  dataDir: string,
  publicUrl: string,
  file = LINKS,
): Promise<DemoLinks> {
  const link = async (role: MemberRole): Promise<string> => {
    const made = await createSignInLink(context, await busiest(context, role), publicUrl, LIFETIME_MS);
    if (!made.ok) throw new Error(`no sign-in link for ${role}: ${made.error.code}`);
    return made.value;
  };
  const links: DemoLinks = {
    public: `${publicUrl}/`,
    volunteer: await link('volunteer'),
    leader: await link('leader'),
    organizer: await link('organizer'),
    office: await link('administrator'),
  };
  await writeFile(join(dataDir, file), `${JSON.stringify(links, null, 2)}\n`, { mode: 0o600 });
  return links;
}
