import { fork } from 'node:child_process';

/** What a server has used. */
export interface Usage {
  /** Milliseconds of processor since it began. */
  readonly cpuMs: number;
  /** Bytes of memory that it holds, and the most since it was asked last. */
  readonly now: number;
  readonly peak: number;
  /** The longest wait of its event loop since it was asked last. */
  readonly delayMs: number;
}

export interface Child {
  readonly url: string;
  readonly pid: number;
  /** The most memory that it ever held, in bytes; only our own server tells. */
  mostMemory(): Promise<number>;
  /** Only our own server tells. */
  usage(): Promise<Usage>;
  close(): Promise<void>;
}

interface ChildOptions {
  readonly cwd?: string;
  /** Node's own. */
  readonly flags?: readonly string[];
}

/** Starts a server program as a process of its own and waits until it tells where it listens. */
export function startChild(program: string, args: readonly string[], options: ChildOptions = {}): Promise<Child> {
  const { cwd, flags = [] } = options;
  const child = fork(program, args, {
    execArgv: [...flags],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    ...(cwd ? { cwd } : {}),
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code} before it served`)));
    child.once('message', (message) => {
      const { url } = message as { url: string };
      resolve({
        url,
        pid: child.pid ?? 0,
        mostMemory: () =>
          new Promise((tell) => {
            child.once('message', (answer) => tell((answer as { mostMemory: number }).mostMemory * 1024));
            child.send('mostMemory');
          }),
        usage: () =>
          new Promise((tell) => {
            child.once('message', (answer) => tell(answer as Usage));
            child.send('usage');
          }),
        async close() {
          if (child.connected) child.disconnect();
          await ended;
        },
      });
    });
  });
}
