import address from './proof-worker.ts?worker&url';
import type { Challenge, Solution } from './transport.ts';

/** The part of the Trusted Types API used here; not in TypeScript's DOM library. */
interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => {
    createScriptURL: (url: string) => unknown;
  };
}

/** Allows the proof worker's address and no other. */
const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('tip-worker', {
  createScriptURL(url) {
    if (url !== address) throw new TypeError(`not the proof worker: ${url}`);
    return url;
  },
});

/** The build makes a classic script, for older browsers too; the development server serves modules. */
const type = import.meta.env.DEV ? 'module' : 'classic';

/** @returns undefined where no worker can be started */
function inWorker(challenge: Challenge): Promise<Solution | null | undefined> {
  return new Promise((resolve) => {
    let worker: Worker;
    try {
      // Worker is typed for strings only, but takes the trusted object.
      worker = new Worker((policy ? policy.createScriptURL(address) : address) as string, { type });
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
