import * as v from 'valibot';

export function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** A variable that is not empty. */
export const filled = v.pipe(v.string(), v.trim(), v.nonEmpty('is empty; give a value or remove it'));

/** The origin of a web server, without a trailing slash. */
export const origin = v.pipe(
  filled,
  v.check((text) => parseUrl(text) !== undefined, 'is not a URL'),
  v.check((text) => /^https?:/i.test(text), 'does not start with http:// or https://'),
  v.check((text) => {
    const url = parseUrl(text);
    return url !== undefined && url.href === `${url.origin}/`;
  }, 'holds more than an origin (a path, a query or a password)'),
  v.transform((text) => new URL(text).origin),
);
