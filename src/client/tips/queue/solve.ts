import { proofWorkerUrl } from './proof-worker-url.ts';
import type { Challenge, Solution } from './transport-types.ts';

/** The build makes a classic script of it, which older browsers take too; the development server serves modules. */
const type = import.meta.env.DEV ? 'module' : 'classic';

/** The worker's answer; undefined where no worker can be had. */
function inWorker(challenge: Challenge): Promise<Solution | null | undefined> {
  return new Promise((resolve) => {
    let worker: Worker;
    try {
      worker = new Worker(proofWorkerUrl(), { type });
    } catch {
      resolve(undefined);
      return;
    }
    const end = (answer: Solution | null | undefined) => {
      worker.terminate();
      resolve(answer);
    };
    worker.onmessage = ({ data }: MessageEvent<Solution | null>) => end(data);
    worker.onerror = () => end(undefined);
    worker.postMessage(challenge);
  });
}

/** Solves in a worker, which keeps the page at ease; where none can start, beside the page's own work. */
export async function solveProof(challenge: Challenge): Promise<Solution | undefined> {
  const found = 'Worker' in globalThis ? await inWorker(challenge) : undefined;
  if (found !== undefined) return found ?? undefined;
  const { findProof } = await import('./proof.ts');
  return findProof(challenge).catch(() => undefined);
}
