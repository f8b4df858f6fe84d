import { err, ok, type Result } from '../kernel/result.ts';
import { dropInvisible, plainWidth } from '../reading/characters.ts';
import type { PostProblemCode } from './block.ts';

export type LinkProblem = Extract<PostProblemCode, `link_${string}`>;

/** Spaces, backslashes and quotes: browsers drop or turn them, so an address with them leads elsewhere than it reads. */
const hidden = /[\s\\"'<>`]/u;
const phone = /^tel:\+?[\d-]{3,20}$/;
/** A page of this site. `//` would be another one. */
const ownPage = /^\/(?!\/)[\w\-./?=&#%]*$/;
const web = /^https?:\/\/([^/?#]*)/i;
/** Letters, digits and hyphens in at least two labels. The last is no number, so an address of numbers is none. */
const host = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/i;
/** Something that readers take for an address. */
const addressLike = /(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}/gi;

/** Matches labels of punycode: letters that a browser may show as others. */
const punycode = /(?:^|\.)xn--/i;

const bare = (name: string): string => name.toLowerCase().replace(/^www\./, '');

/** Tells whether a text shows the address of another site than the host's. */
function isDisguised(text: string, target: string): boolean {
  const shown = plainWidth(dropInvisible(text)).normalize('NFKC').replace(/[。｡]/g, '.');
  return [...shown.matchAll(addressLike)].some(([address]) => bare(address) !== bare(target));
}

/**
 * Checks where a link leads: a web address in plain letters, a telephone number, or a page of this site.
 * @param text what the reader sees of it
 * @returns the address as it is
 */
export function checkLink(href: string, text: string): Result<string, LinkProblem> {
  if (hidden.test(href) || dropInvisible(href) !== href) return err('link_hidden');
  if (phone.test(href)) return ok(href);
  if (ownPage.test(href)) return isDisguised(text, '') ? err('link_disguised') : ok(href);
  const [, authority] = web.exec(href) ?? [];
  if (authority === undefined) return err('link_scheme');
  if (!host.test(authority) || punycode.test(authority)) return err('link_look_alike');
  return isDisguised(text, authority) ? err('link_disguised') : ok(href);
}
