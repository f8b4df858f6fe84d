import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../../src/server/config.ts';
import type { S3Config } from '../../src/server/photos/s3-store.ts';
import { must } from './must.ts';

const folder = fileURLToPath(new URL('../s3', import.meta.url));

/** The service's packages live in a folder of their own, and are installed for these tests alone. */
function install(): void {
  if (existsSync(join(folder, 'node_modules', '.package-lock.json'))) return;
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
  if (status !== 0) throw new Error('s3rver cannot be installed: npm ci in test/s3');
}

export interface S3Server {
  readonly config: S3Config;
  /** s3rver reads a signature and does not compute it. */
  readonly checksSignatures: boolean;
  close(): Promise<void>;
}

/**
 * An S3-compatible service with a bucket: the one that S3_ENDPOINT and its kin name (`test/s3/ceph.sh` starts a real one),
 * else s3rver on a free port.
 */
export async function startS3Server(): Promise<S3Server> {
  const { s3 } = must(readConfig({ ...process.env, PORT: '0' }));
  if (s3) return { config: s3, checksSignatures: true, close: async () => undefined };
  install();
  const directory = await mkdtemp(join(tmpdir(), 'qingyuan-s3-'));
  const program = join(folder, 'node_modules', 's3rver', 'bin', 's3rver.js');
  const options = ['-d', directory, '-a', '127.0.0.1', '-p', '0', '--configure-bucket', 'photos'];
  const child = spawn(process.execPath, [program, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  while (!/:(\d+)/.test(said)) said += String((await once(child.stdout, 'data'))[0]);
  return {
    config: {
      endpoint: `http://127.0.0.1:${/:(\d+)/.exec(said)?.[1]}`,
      region: 'us-east-1',
      bucket: 'photos',
      // What s3rver knows, and all that it knows.
      accessKeyId: 'S3RVER',
      secretAccessKey: 'S3RVER',
      addressing: 'path',
    },
    checksSignatures: false,
    async close() {
      child.kill();
      await once(child, 'exit');
      await rm(directory, { recursive: true, force: true });
    },
  };
}
