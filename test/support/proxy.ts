import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { unpackDebian } from './debian.ts';

export const proxyNames = ['nginx', 'caddy'] as const;
export type ProxyName = (typeof proxyNames)[number];

const programs = { nginx: 'usr/sbin/nginx', caddy: 'usr/bin/caddy' } as const;

/** The program of a proxy, unpacked from Debian's package; undefined where it can not be had. */
export function proxyProgram(name: ProxyName): string | undefined {
  const folder = unpackDebian(name);
  return folder && join(folder, programs[name]);
}

/** The files that people are told to use. */
const deployed = (file: string): string =>
  readFileSync(fileURLToPath(new URL(`../../deploy/${file}`, import.meta.url)), 'utf8');

const files: Readonly<Record<ProxyName, string>> = { nginx: 'nginx.conf', caddy: 'Caddyfile' };

/** The site's file for a proxy on loopback without TLS: only names, ports and certificates differ. */
function sampleSite(name: ProxyName, port: number, upstream: number): string {
  const own = deployed(files[name]).replaceAll('127.0.0.1:8080', `127.0.0.1:${upstream}`);
  if (name === 'caddy')
    return own.replace(/^example\.org/m, `http://localhost:${port}`).replace(/^\{/m, '{\n\tadmin off');
  const [, ...servers] = own.split(/^server \{/m);
  const site = servers.at(-1) ?? '';
  return `server {${site.replace('listen 443 ssl http2', `listen 127.0.0.1:${port}`).replace(/^\s*ssl_.*$/gm, '')}`.replace(
    'example.org',
    'localhost',
  );
}

/** nginx's main file as Debian ships it, as far as logs go: both are on. */
const nginxMain = (folder: string): string => `
daemon off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events {}
http {
  access_log ${folder}/access.log;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  include ${folder}/site.conf;
}
`;

const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
    socket.once('connect', () => socket.end());
  });

export interface RunningProxy {
  /** All that it has written down so far: its files, and what it said on its outputs. */
  written(): string;
  stop(): Promise<void>;
}

export interface ProxyOptions {
  readonly name: ProxyName;
  readonly program: string;
  readonly port: number;
  /** The server's port. */
  readonly upstream: number;
  /** Changes the deployed file, to try what another one would write down. */
  readonly alter?: (site: string) => string;
}

/** Starts a real proxy in front of the server, with the deployed file. */
export async function startProxy(options: ProxyOptions): Promise<RunningProxy> {
  const { name, program, port, upstream, alter = (site) => site } = options;
  const folder = mkdtempSync(join(tmpdir(), `qingyuan-${name}-`));
  const text = alter(sampleSite(name, port, upstream));
  let said = '';
  let child: ChildProcess;
  const environment = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  if (name === 'nginx') {
    writeFileSync(join(folder, 'site.conf'), text);
    writeFileSync(join(folder, 'nginx.conf'), nginxMain(folder));
    const flags = ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'start.log')];
    child = spawn(program, flags, { env: environment });
  } else {
    writeFileSync(join(folder, 'Caddyfile'), text);
    child = spawn(program, ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'], {
      env: environment,
    });
  }
  for (const output of [child.stdout, child.stderr]) output?.on('data', (part: Buffer) => (said += part.toString()));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const logs = (): string =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.log') && statSync(join(folder, file)).isFile())
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('\n');
  for (let tries = 0; !(await isListening(port)); tries++) {
    if (child.exitCode !== null || tries > 200) throw new Error(`${name} did not start: ${said} ${logs()}`);
    await sleep(50);
  }
  return {
    written: () => `${said}\n${logs()}`,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
