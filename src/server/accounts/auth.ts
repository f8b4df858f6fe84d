import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import type { ServerContext } from '../platform/context.ts';
import { LONGEST_SESSION_DAYS } from './lifetime.ts';
import { accountPlugin } from './plugin.ts';
import { makeRateLimitStorage } from './rate-limit.ts';

export interface AuthOptions {
  /** Origin at which phones reach the server. */
  readonly publicUrl: string;
  /** Signs session cookies. */
  readonly secret: string;
  /** Called for faults inside Better Auth, without what was sent. */
  readonly onFault: (message: string) => void;
}

/** Header in which `call.ts` passes the caller's address to Better Auth. It cannot be set from outside. */
export const CALLER_HEADER = 'x-qingyuan-caller';

/** Better Auth's base path. Only the paths listed in `call.ts` are reachable. */
export const AUTH_PATH = '/api/auth';

const DAY_SECONDS = 86_400;

/** Window in which attempts are counted. */
export const RATE_WINDOW_SECONDS = 60;

/**
 * Attempts for each address and minute. Few for passwords, which can be guessed; many for tokens, since a whole squad
 * may join over one connection.
 */
const rateLimits = {
  '/session/open': { window: RATE_WINDOW_SECONDS, max: 10 },
  '/password/change': { window: RATE_WINDOW_SECONDS, max: 10 },
  '/invite/look': { window: RATE_WINDOW_SECONDS, max: 600 },
  '/invite/accept': { window: RATE_WINDOW_SECONDS, max: 600 },
};

/**
 * Creates Better Auth for one district: signed cookies, password hashes and rate limits. It accesses no table by
 * itself: accounts and sessions are our own queries within the district.
 */
export function createAuth(context: ServerContext, { publicUrl, secret, onFault }: AuthOptions) {
  return betterAuth({
    baseURL: publicUrl,
    basePath: AUTH_PATH,
    secret,
    // Never used. Without a database, Better Auth would keep sessions only in cookies.
    database: memoryAdapter({}),
    telemetry: { enabled: false },
    // Faults are thrown, so that the HTTP layer handles them; refusals are answers.
    onAPIError: { throw: true },
    logger: { level: 'error', log: (_level, message) => onFault(message) },
    session: {
      // Only the cookie's age: `sessions.ts` opens, prolongs and ends sessions.
      expiresIn: LONGEST_SESSION_DAYS * DAY_SECONDS,
      disableSessionRefresh: true,
    },
    rateLimit: {
      enabled: true,
      customStorage: makeRateLimitStorage(context),
      window: RATE_WINDOW_SECONDS,
      max: 60,
      customRules: rateLimits,
    },
    advanced: {
      cookiePrefix: 'qingyuan',
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict', path: '/api' },
      ipAddress: { ipAddressHeaders: [CALLER_HEADER] },
      // The HTTP layer checks the origin of every request that changes something.
      disableCSRFCheck: true,
    },
    plugins: [accountPlugin(context)],
  });
}
