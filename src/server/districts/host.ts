const loopback = new Set(['127.0.0.1', '[::1]']);

/**
 * Normalizes a host name: without a port, in lower case, as in a URL. Ports do not count, because cookies ignore them
 * (RFC 6265, section 8.5): two districts at one name would share cookies.
 * @param text a Host header, or what an operator typed
 * @returns undefined for an invalid host
 */
export function hostKey(text: string): string | undefined {
  const url = /^[^\s/?#@\\]+$/.test(text) && URL.canParse(`http://${text}`) ? new URL(`http://${text}`) : undefined;
  const name = url?.hostname.replace(/\.$/, '');
  if (!name) return undefined;
  return loopback.has(name) ? 'localhost' : name;
}

/** Returns the normalized host of an origin. */
export const hostOf = (origin: string): string => hostKey(new URL(origin).host) ?? '';

/** Replaces the host of an origin. All districts of a server share its scheme and port. */
export function originOf(publicUrl: string, host: string): string {
  const url = new URL(publicUrl);
  url.hostname = host;
  return url.origin;
}
