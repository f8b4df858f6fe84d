import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Id } from '../../src/domain/kernel/id.ts';
import type { SessionResponse } from '../../src/protocol/accounts/accounts.ts';
import { createInvite } from '../../src/server/accounts/invites.ts';
import { createSignInLink } from '../../src/server/accounts/sign-in-link.ts';
import { type RunningServer, startServer } from '../../src/server/compose.ts';
import type { ServerContext } from '../../src/server/platform/context.ts';
import { loadStaticFiles, makeStaticFile, type StaticFiles } from '../../src/server/platform/http/static-files.ts';
import { createLog, type Logger } from '../../src/server/platform/log.ts';
import { actorOf } from '../../src/server/records/actor.ts';
import { builtClient, ensureBuild } from './e2e-build.ts';
import { must } from './must.ts';
import { releasedFiles } from './released-client.ts';

/** The first administrator of every world. */
export const office = { name: '周明', email: 'office@qingyuan.example', password: 'qing shui chang liu' } as const;

const HOUR_MS = 3_600_000;

/** A tenth of the usual work, which takes a core most of a second for each tip. */
const QUICK_PROOF = { least: 10, most: 70 };

/** A real server that serves the built client, and can go away and come back at the same address. */
export interface World {
  readonly url: string;
  /** The server's own port, which a proxy passes requests on to. */
  readonly port: number;
  readonly administrator: Id;
  /** Where the server keeps its files. */
  readonly dataDir: string;
  context(): ServerContext;
  /** A link that signs this member in, as often as one likes. */
  signInLink(member: Id): Promise<string>;
  /** A one-time invite for somebody of the roster, as the office makes it. */
  invite(member: Id): Promise<string>;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Deploys a client that differs: the server comes back with it. */
  releaseNewVersion(): Promise<void>;
  close(): Promise<void>;
}

let built: Promise<StaticFiles> | undefined;

/** The built client, read once in a process: compressing all of it takes nearly two seconds. */
function builtFiles(): Promise<StaticFiles> {
  ensureBuild();
  built ??= loadStaticFiles(builtClient);
  return built;
}

/**
 * Accepts an invite or a sign-in link without a browser.
 * @param url where the server listens
 * @returns the answer, which has the session's cookies
 */
export async function acceptLink(link: string, url = new URL(link).origin, answers: object = {}): Promise<Response> {
  const { hash, origin } = new URL(link);
  const response = await fetch(`${url}/api/auth/invite/accept`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ token: hash.slice(1), ...answers }),
  });
  if (!response.ok) throw new Error(`the link was answered ${response.status} ${await response.text()}`);
  return response;
}

/** Sets the district up by its one-time link, as the first administrator does. */
async function setUp(server: RunningServer): Promise<Id> {
  const link = await server.main.setupLink();
  if (link === undefined) throw new Error('the database is not empty');
  const response = await acceptLink(link, server.url, { ...office, districtName: '清水区' });
  return ((await response.json()) as SessionResponse).actor.member;
}

/**
 * Starts a server on a free port and sets its district up.
 * @param databaseUrl a fresh database; left out, an embedded PostgreSQL of its own
 * @param proxied the address under which a proxy in front of the server is reached
 * @param released the commit of a kept client to serve; left out, the one built from the sources
 */
export async function openWorld(
  databaseUrl?: string,
  log: Logger = createLog({ level: 'silent' }),
  proxied?: string,
  released?: string,
): Promise<World> {
  const dataDir = await mkdtemp(join(tmpdir(), 'qingyuan-e2e-'));
  let staticFiles = await (released ? releasedFiles(released) : builtFiles());
  const launch = async (port: number): Promise<RunningServer> => {
    const publicUrl = proxied ?? `http://localhost:${port}`;
    const config = { port, dataDir, publicUrl, ...(databaseUrl ? { databaseUrl } : {}) };
    return must(await startServer({ config, log, staticFiles, proofRange: QUICK_PROOF }));
  };
  let server = await launch(0);
  const { publicUrl: url } = server;
  const port = Number(new URL(server.url).port);
  const administrator = await setUp(server);
  let running = true;
  const stop = async (): Promise<void> => {
    if (running) await server.close();
    running = false;
  };
  const start = async (): Promise<void> => {
    server = await launch(port);
    running = true;
  };
  return {
    url,
    port,
    administrator,
    dataDir,
    context: () => server.main.context,
    async signInLink(member) {
      return must(await createSignInLink(server.main.context, member, url, 24 * HOUR_MS));
    },
    async invite(member) {
      const [host, invited] = [
        await actorOf(server.main.context, administrator),
        await actorOf(server.main.context, member),
      ];
      if (!host || !invited) throw new Error('not on the roster');
      const { role, squad } = invited;
      return must(await createInvite(server.main.context, host, { role, squad, member }, url)).url;
    },
    stop,
    start,
    async releaseNewVersion() {
      await stop();
      const path = '/service-worker.js';
      const old = staticFiles.get(path);
      if (!old) throw new Error('the client has no service worker');
      const newer = Buffer.concat([old.bytes, Buffer.from('\n// newer\n')]);
      staticFiles = new Map(staticFiles).set(path, makeStaticFile(path, newer));
      await start();
    },
    async close() {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
