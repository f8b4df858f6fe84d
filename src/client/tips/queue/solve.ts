import { trustedScriptUrl } from '../../platform/script-url.ts';
import address from './proof-worker.ts?worker&url';
import type { Challenge, Solution } from './transport.ts';

const workerUrl = trustedScriptUrl('tip-worker', address);

/** The build makes a classic script, for older browsers too; the development server serves modules. */
const type = import.meta.env.DEV ? 'module' : 'classic';

/** @returns undefined where no worker can be started */
function inWorker(challenge: Challenge): Promise<Solution | null | undefined> {
  return new Promise((resolve) => {
    let worker: Worker;
    try {
      worker = new Worker(workerUrl, { type });
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

/** Finds the proof of work in a worker, which keeps the page responsive. Where none can be started, the page does it. */
export async function solveProof(challenge: Challenge): Promise<Solution | undefined> {
  const found = 'Worker' in globalThis ? await inWorker(challenge) : undefined;
  if (found !== undefined) return found ?? undefined;
  const { findProof } = await import('./proof.ts');
  return findProof(challenge).catch(() => undefined);
}
