/** Browsers trust these without https: nothing of them leaves the machine. */
const ownMachine = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * What whoever starts a server should know of its address: phones refuse to keep or encrypt anything on a page that came over
 * plain http (Secure Contexts, W3C), and the app says so instead of opening.
 * @param publicUrl the origin under which phones reach the server
 * @returns undefined where nothing is to be said
 */
export function httpsWarning(publicUrl: string): string | undefined {
  const { protocol, hostname } = new URL(publicUrl);
  if (protocol === 'https:' || ownMachine.test(hostname)) return undefined;
  return [
    `Phones and other computers can not use ${publicUrl}: without https, browsers let no page encrypt or keep anything.`,
    '  What to do: put TLS in front and set PUBLIC_URL to the https address; see "HTTPS" in deploy/README.md.',
  ].join('\n');
}
