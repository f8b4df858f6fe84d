import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./owner.ts', import.meta.url));

export type Said =
  | {
      readonly ok: true;
      readonly value: { url: string; adminUrl: string; port: number; pid: number; adopted: boolean };
    }
  | { readonly ok: false; readonly error: { code: string; message: string; todo: string } };

export interface OwnerProcess {
  readonly said: Said;
  readonly pid: number;
  /** Sends a signal and waits for the process to exit. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout || !child.stderr) throw new Error('no pipes');
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString('utf8');
  });
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error(`the owner said nothing: ${complaint}`);
}

/** Runs `owner.ts` in its own process, optionally under another account. */
export async function startOwner(dataDir: string, account: { uid?: number; gid?: number } = {}): Promise<OwnerProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    ...account,
    env: { ...process.env, DATA_DIR: dataDir, HOME: '/tmp' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const said: Said = JSON.parse(await firstLine(child));
  return {
    said,
    pid: child.pid ?? 0,
    async end(signal) {
      child.kill(signal);
      await ended;
    },
  };
}
