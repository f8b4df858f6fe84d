/** The part of the Trusted Types API used here; not in TypeScript's DOM library. */
interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => {
    createScriptURL: (url: string) => unknown;
  };
}

const WORKER_URL = '/service-worker.js';

/**
 * The worker's address as Trusted Types wants it. The policy `service-worker` lets this one address through and nothing
 * else. The other policy of the app, `solid`, is put into Solid's template function by the build (vite.config.ts); there
 * is no default policy, so any other string that would become HTML or script throws.
 */
export function trustedServiceWorkerUrl(): string {
  const api = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  if (!api) return WORKER_URL;
  const policy = api.createPolicy('service-worker', {
    createScriptURL: (url) => {
      if (url !== WORKER_URL) throw new TypeError(`not the service worker: ${url}`);
      return url;
    },
  });
  // register() is typed for strings only, but takes the trusted object.
  return policy.createScriptURL(WORKER_URL) as string;
}
