const loopback = new Set(['127.0.0.1', '[::1]']);

/**
 * The name that a district is known by: a host without its port, lower case, as a URL writes it. Ports do not count,
 * because cookies know none (RFC 6265, section 8.5): two districts on one name would share them.
 * @param text a Host header, or what an operator typed
 * @returns undefined for what is no host
 */
export function hostKey(text: string): string | undefined {
  const url = /^[^\s/?#@\\]+$/.test(text) && URL.canParse(`http://${text}`) ? new URL(`http://${text}`) : undefined;
  const name = url?.hostname.replace(/\.$/, '');
  if (!name) return undefined;
  return loopback.has(name) ? 'localhost' : name;
}

/** The host of an origin, as a key. */
export const hostOf = (origin: string): string => hostKey(new URL(origin).host) ?? '';

/** The same origin under another host: all districts of a server share its scheme and port. */
export function originOf(publicUrl: string, host: string): string {
  const url = new URL(publicUrl);
  url.hostname = host;
  return url.origin;
}
