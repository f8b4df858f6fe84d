/** Hosts that browsers trust without https, because they are on the same machine. */
const ownMachine = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Returns a warning about a public URL without https. On such a page phones refuse storage and encryption (Secure
 * Contexts, W3C), and the app shows that instead of opening.
 * @param publicUrl the origin under which phones reach the server
 * @returns undefined if there is no problem
 */
export function httpsWarning(publicUrl: string): string | undefined {
  const { protocol, hostname } = new URL(publicUrl);
  if (protocol === 'https:' || ownMachine.test(hostname)) return undefined;
  return [
    `Phones and other computers can not use ${publicUrl}: without https, browsers let no page encrypt or keep anything.`,
    '  What to do: put TLS in front and set PUBLIC_URL to the https address; see "HTTPS" in deploy/README.md.',
  ].join('\n');
}
