/** The part of the Trusted Types API used here; missing in TypeScript's DOM library. */
interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => {
    createScriptURL: (url: string) => unknown;
  };
}

/**
 * Returns a script's address as a TrustedScriptURL, where the browser has Trusted Types.
 * The policy of that name allows this one address; a page makes each policy once. The build puts another policy,
 * `solid`, into Solid's template function (vite.config.ts). There is no default policy, so any other string used as
 * HTML or script throws.
 */
export function trustedScriptUrl(name: string, address: string): string {
  const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy(name, {
    createScriptURL(url) {
      if (url !== address) throw new TypeError(`not the address of ${name}: ${url}`);
      return url;
    },
  });
  // Worker and register() are typed for strings only, but accept the trusted object.
  return (policy ? policy.createScriptURL(address) : address) as string;
}
