import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scripts } from '../../../package.json' with { type: 'json' };
import type { Fields } from '../../../src/demo/draft.ts';
import { seededRandom } from '../../../src/demo/random.ts';
import { type Id, newId } from '../../../src/domain/kernel/id.ts';
import type { KindName } from '../../../src/domain/records/kinds/index.ts';
import { createSignInLink } from '../../../src/server/accounts/sign-in-link.ts';
import { mainDistrict } from '../../../src/server/districts/found.ts';
import type { ServerContext } from '../../../src/server/platform/context.ts';
import { openDatabase } from '../../../src/server/platform/database/connect.ts';
import { startEmbedded } from '../../../src/server/platform/database/embedded.ts';
import { appendChanges, appendTrusted } from '../../../src/server/records/append.ts';
import { must } from '../../support/must.ts';
import { buildServer } from './build.ts';
import { type Child, startChild } from './child.ts';

const DAY_MS = 86_400_000;
const random = seededRandom(1);

/** What `npm start` gives to Node. */
const startFlags: readonly string[] = scripts.start.match(/(?<=exec node )--.*(?= dist)/)?.[0].split(' ') ?? [];

export interface Squad {
  readonly squad: Id;
  readonly members: readonly Id[];
  readonly places: readonly Id[];
}

/** A squad's share of the district's 36 villages. */
export const VILLAGES_A_SQUAD = 7;

/** The product's server as a process of its own over an embedded PostgreSQL, with everything on. */
export interface OwnServer {
  readonly context: ServerContext;
  readonly child: Child;
  /** The address of the page in its folder: the root is a page of the server's own. */
  readonly page: string;
  /** The superuser's connection to the same PostgreSQL. */
  readonly adminUrl: string;
  /** The postmaster's process number. */
  readonly postgresPid: number;
  readonly administrator: Id;
  readonly material: Id;
  /** A new squad with members of its own, in charge of some of the villages. */
  squad(members: number): Promise<Squad>;
  /** What signs a member in, as often as one likes. */
  token(member: Id): Promise<string>;
  close(): Promise<void>;
}

/** @param page the folder that the server gives to browsers */
export async function startOwnServer(page: string): Promise<OwnServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-qingyuan-'));
  const postgres = must(await startEmbedded({ dataDir }));
  const database = must(await openDatabase({ dataDir, databaseUrl: postgres.url }));
  const district = must(await mainDistrict(database.db, 'localhost'));
  const context: ServerContext = { db: database.db, district, now: Date.now, random: random.bytes };
  const child = await startChild(await buildServer(), [postgres.url, dataDir, page], { flags: startFlags });
  const make = (kind: KindName, fields: Fields) => ({ id: newId(context.now(), random.bytes), kind, fields });

  const boss = make('member', { name: '周明', role: 'administrator' });
  must(await appendTrusted(context, boss.id, [boss]));
  const actor = { member: boss.id, role: 'administrator', squad: null } as const;
  const town = make('place', { name: '清水镇', form: 'town' });
  const villages = Array.from({ length: 36 }, (_, index) =>
    make('place', { name: `村${index + 1}`, form: 'village', parent: town.id }),
  );
  let squads = 0;
  const material = make('material', { name: '折页', form: 'folder', opening: 5000 });
  must(await appendChanges(context, actor, [town, ...villages, material]));

  return {
    context,
    child,
    page: new URL('today', child.url).href,
    adminUrl: postgres.adminUrl,
    postgresPid: postgres.pid,
    administrator: boss.id,
    material: material.id,
    async squad(count) {
      const squad = make('squad', { name: '分队', town: town.id });
      const members = Array.from({ length: count }, () =>
        make('member', { name: '王芳', role: 'volunteer', squad: squad.id }),
      );
      must(await appendChanges(context, actor, [squad, ...members]));
      const from = VILLAGES_A_SQUAD * (squads++ % 5);
      const places = villages.slice(from, from + VILLAGES_A_SQUAD).map(({ id }) => id);
      return { squad: squad.id, members: members.map(({ id }) => id), places };
    },
    async token(member) {
      const link = must(await createSignInLink(context, member, child.url, DAY_MS));
      return new URL(link).hash.slice(1);
    },
    async close() {
      await child.close();
      await database.close();
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
