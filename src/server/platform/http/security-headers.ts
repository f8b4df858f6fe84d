/** The Trusted Types policies that the client makes: see src/client/app/trusted-types.ts, tips/queue/proof-worker-url.ts, vite.config.ts. */
const trustedTypes = ['solid', 'service-worker', 'tip-worker'];

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  `trusted-types ${trustedTypes.join(' ')}`,
].join('; ');

/** Nothing but taking a photo, and sharing and copying what is one's own. */
const permissionsPolicy = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

const YEAR_SECONDS = 31_536_000;

/** What is no page and must never become one: it may load, run and be framed by nothing. */
const noPage = "default-src 'none'; frame-ancestors 'none'";

const forPages = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': permissionsPolicy,
};

/**
 * Headers of every answer. Those of the interface go without what only a page obeys: phones ask often, over thin lines.
 * @param publicUrl with https, browsers are told to stay with it
 */
export function securityHeaders(publicUrl: string, of: 'page' | 'interface'): Readonly<Record<string, string>> {
  return {
    ...(of === 'page' ? forPages : { 'content-security-policy': noPage }),
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(publicUrl.startsWith('https:') ? { 'strict-transport-security': `max-age=${YEAR_SECONDS}` } : {}),
  };
}
