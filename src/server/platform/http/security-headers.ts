/** Trusted Types policies of the client: see src/client/platform/script-url.ts and vite.config.ts. */
const trustedTypes = ['solid', 'service-worker', 'tip-worker', 'map-worker'];

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
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

/** Allows only taking photos, sharing and copying. */
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

/** For answers that are not pages: they may load, run and be framed by nothing. */
const noPage = "default-src 'none'; frame-ancestors 'none'";

const forPages = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': permissionsPolicy,
};

/**
 * Builds the headers of every answer. API answers omit those that only affect pages: phones ask often, over slow
 * links.
 * @param publicUrl with https, browsers get a header to use only https
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
