/** The part of the Trusted Types API used here; missing in TypeScript's DOM library. */
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
 * Returns the service worker's address as a TrustedScriptURL. The policy `service-worker` allows this one address. The
 * build puts the other policy, `solid`, into Solid's template function (vite.config.ts). There is no default policy, so
 * any other string used as HTML or script throws.
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
  // register() is typed for strings only, but accepts the trusted object.
  return policy.createScriptURL(WORKER_URL) as string;
}
