import address from './proof-worker.ts?worker&url';

/** The part of the Trusted Types API used here; not in TypeScript's DOM library. */
interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => {
    createScriptURL: (url: string) => unknown;
  };
}

const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('tip-worker', {
  createScriptURL(url) {
    if (url !== address) throw new TypeError(`not the proof worker: ${url}`);
    return url;
  },
});

/** The worker's address as Trusted Types wants it: the policy lets this one through and nothing else. */
export const proofWorkerUrl = (): string =>
  // Worker is typed for strings only, but takes the trusted object.
  (policy ? policy.createScriptURL(address) : address) as string;
