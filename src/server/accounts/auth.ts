import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import type { ServerContext } from '../platform/context.ts';
import { LONGEST_SESSION_DAYS } from './lifetime.ts';
import { accountPlugin } from './plugin.ts';
import { makeRateLimitStorage } from './rate-limit.ts';

export interface AuthOptions {
  /** Origin under which phones reach the server. */
  readonly publicUrl: string;
  /** Signs session cookies. */
  readonly secret: string;
  /** Told of faults inside Better Auth, without what anybody sent. */
  readonly onFault: (message: string) => void;
}

/** The header in which `call.ts` tells Better Auth who is calling; nothing from outside reaches it. */
export const CALLER_HEADER = 'x-qingyuan-caller';

/** Where Better Auth believes to be mounted. Only the paths that `call.ts` names are reachable. */
export const AUTH_PATH = '/api/auth';

const DAY_SECONDS = 86_400;

/** Attempts are counted over so long. */
export const RATE_WINDOW_SECONDS = 60;

/**
 * Attempts a minute and address. Passwords are guessed, so few; tokens cannot be, and a whole squad may join over one
 * village hall's connection, so many.
 */
const rateLimits = {
  '/session/open': { window: RATE_WINDOW_SECONDS, max: 10 },
  '/password/change': { window: RATE_WINDOW_SECONDS, max: 10 },
  '/invite/look': { window: RATE_WINDOW_SECONDS, max: 600 },
  '/invite/accept': { window: RATE_WINDOW_SECONDS, max: 600 },
};

/**
 * Better Auth for one district: signed cookies, hashing of passwords, rates of attempts. It reads and writes no table by
 * itself: accounts and sessions are our own queries, each within the district.
 */
export function createAuth(context: ServerContext, { publicUrl, secret, onFault }: AuthOptions) {
  return betterAuth({
    baseURL: publicUrl,
    basePath: AUTH_PATH,
    secret,
    // Never asked. Without one, Better Auth would keep sessions in cookies alone.
    database: memoryAdapter({}),
    telemetry: { enabled: false },
    // A fault is thrown on, so that the HTTP layer sees what it was; refusals are answers all the same.
    onAPIError: { throw: true },
    logger: { level: 'error', log: (_level, message) => onFault(message) },
    session: {
      // The cookie's age alone: sessions are opened, prolonged and ended by `sessions.ts`.
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
      // The HTTP layer checks the origin of every request that changes something, not only of these.
      disableCSRFCheck: true,
    },
    plugins: [accountPlugin(context)],
  });
}
