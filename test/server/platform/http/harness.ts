import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Id, newId } from '../../../../src/domain/kernel/id.ts';
import { type MemberRole, memberRoles, type Role } from '../../../../src/domain/kernel/role.ts';
import { PROTOCOL, PROTOCOL_HEADER } from '../../../../src/protocol/kernel/version.ts';
import { createSignInLink } from '../../../../src/server/accounts/sign-in-link.ts';
import { type RunningServer, startServer } from '../../../../src/server/compose.ts';
import { addHost, mainDistrict } from '../../../../src/server/districts/found.ts';
import { hostOf, originOf } from '../../../../src/server/districts/host.ts';
import type { ServerContext } from '../../../../src/server/platform/context.ts';
import { createLog } from '../../../../src/server/platform/log.ts';
import { appendTrusted, type DraftChange } from '../../../../src/server/records/append.ts';
import { testDatabase } from '../../../support/database.ts';
import { must } from '../../../support/must.ts';
import { addNeighbour, fillNeighbour, neighbourOf } from '../../../support/neighbour.ts';

export interface Sent {
  readonly method?: string;
  /** A Cookie header. */
  readonly cookie?: string | undefined;
  readonly json?: unknown;
  readonly body?: BodyInit;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TestServer {
  readonly server: RunningServer;
  /** The second district of the same server. */
  readonly neighbour: Pick<TestServer, 'context' | 'send'> & { readonly publicUrl: string };
  readonly context: ServerContext;
  readonly databaseUrl: string;
  /** Folder with the server's secret, for another server that shares its sessions. */
  readonly dataDir: string;
  /** Advances the server's clock, in milliseconds. */
  pass(time: number): void;
  /** Sends a request over the network, as a phone does. */
  send(path: string, sent?: Sent): Promise<Response>;
  close(): Promise<void>;
}

/** Makes a sender of requests to a server, as from a phone. */
export const sendTo =
  (url: string): TestServer['send'] =>
  (path, { method, cookie, json, body, headers } = {}) =>
    fetch(`${url}${path}`, {
      method: method ?? (json === undefined && body === undefined ? 'GET' : 'POST'),
      redirect: 'manual',
      headers: {
        [PROTOCOL_HEADER]: String(PROTOCOL),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie === undefined ? {} : { cookie }),
        ...headers,
      },
      ...(json === undefined ? (body === undefined ? {} : { body }) : { body: JSON.stringify(json) }),
    });

interface TestServerOptions {
  readonly publicUrl?: string;
  readonly clientFolder?: string;
}

/** Another address of this machine, usable without DNS. */
const NEIGHBOUR_HOST = '127.0.0.2';

/** Starts a whole server of two districts on its own port with a new database. It has no built client unless one is named. */
export async function startTestServer({
  publicUrl = 'http://localhost:0',
  clientFolder,
}: TestServerOptions = {}): Promise<TestServer> {
  const database = await testDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'qingyuan-http-'));
  const main = must(await mainDistrict(database.db, hostOf(publicUrl)));
  // Requests go to this machine, whatever the public address in the links.
  if (hostOf(publicUrl) !== 'localhost') must(await addHost(database.db, main, 'localhost'));
  await addNeighbour(database, NEIGHBOUR_HOST);
  let ahead = 0;
  const server = must(
    await startServer({
      config: { port: 0, dataDir, publicUrl, databaseUrl: database.url },
      log: createLog({ level: 'silent' }),
      clientFolder: clientFolder ?? join(dataDir, 'no-client'),
      now: () => Date.now() + ahead,
      proofRange: { least: 1, most: 10 },
    }),
  );
  return {
    server,
    context: server.main.context,
    neighbour: {
      context: neighbourOf(server.main.context),
      publicUrl: originOf(server.publicUrl, NEIGHBOUR_HOST),
      send: sendTo(originOf(server.url, NEIGHBOUR_HOST)),
    },
    databaseUrl: database.url,
    dataDir,
    pass: (time) => {
      ahead += time;
    },
    send: sendTo(server.url),
    async close() {
      await server.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Returns the Cookie header that a browser would send after this answer. */
export const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .join('; ');

/** Returns the secret in a link. */
export const tokenOf = (url: string): string => url.slice(url.indexOf('#') + 1);

/** Returns the code of a refusal. */
export async function codeOf(response: Response): Promise<string> {
  const body = (await response.json()) as { error: { code: string } };
  return body.error.code;
}

export interface People {
  readonly squad: Id;
  readonly otherSquad: Id;
  readonly members: Readonly<Record<MemberRole, Id>>;
  /** A volunteer of the other squad. */
  readonly stranger: Id;
}

/**
 * Creates two squads and a member of each role. Volunteer and leader are in the first squad. The second district has the
 * same ids under other names; see `fillNeighbour`.
 */
export async function seedPeople(context: ServerContext): Promise<People> {
  const id = (): Id => newId(context.now(), context.random);
  const [squad, otherSquad, stranger] = [id(), id(), id()];
  const members = Object.fromEntries(memberRoles.map((role) => [role, id()])) as Record<MemberRole, Id>;
  const inSquad = (role: MemberRole) => (role === 'volunteer' || role === 'leader' ? { squad } : {});
  const drafts: DraftChange[] = [
    { id: squad, kind: 'squad', fields: { name: '一分队' } },
    { id: otherSquad, kind: 'squad', fields: { name: '二分队' } },
    ...memberRoles.map((role) => ({
      id: members[role],
      kind: 'member' as const,
      fields: { name: `测试${role}`, role, ...inSquad(role) },
    })),
    { id: stranger, kind: 'member', fields: { name: '外人', role: 'volunteer', squad: otherSquad } },
  ];
  must(await appendTrusted(context, members.administrator, drafts));
  await fillNeighbour(context, members.administrator, drafts);
  return { squad, otherSquad, members, stranger };
}

/** Edits a member's record, as the office does. */
export async function editMember(context: ServerContext, member: Id, fields: DraftChange['fields']): Promise<void> {
  const id = newId(context.now(), context.random);
  must(await appendTrusted(context, member, [{ id, record: member, kind: 'member', fields }]));
}

/** Signs a member in. */
export async function signInAs({ context, send }: Pick<TestServer, 'context' | 'send'>, member: Id): Promise<string> {
  const url = must(await createSignInLink(context, member, 'http://localhost', 3_600_000));
  const response = await send('/api/auth/invite/accept', { json: { token: tokenOf(url) } });
  if (response.status !== 200) throw new Error(`sign-in answered ${response.status} ${await response.text()}`);
  return cookiesOf(response);
}

/** Returns a cookie for every role; none for the public. */
export async function cookiesByRole(
  test: Pick<TestServer, 'context' | 'send'>,
  people: People,
): Promise<Record<Role, string | undefined>> {
  const entries = memberRoles.map(async (role) => [role, await signInAs(test, people.members[role])] as const);
  return { public: undefined, ...Object.fromEntries(await Promise.all(entries)) } as Record<Role, string | undefined>;
}
