import { betterAuth } from 'better-auth';
import type { ServerContext } from '../context.ts';
import { actorOf } from '../sync/actor.ts';
import { LONGEST_SESSION_DAYS, sessionLifetime } from './lifetime.ts';
import { invitePlugin } from './plugin.ts';

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
  '/sign-in/email': { window: RATE_WINDOW_SECONDS, max: 10 },
  '/invite/look': { window: RATE_WINDOW_SECONDS, max: 600 },
  '/invite/accept': { window: RATE_WINDOW_SECONDS, max: 600 },
};

/** Better Auth on our database and tables: sessions, passwords, rate limits. */
export function createAuth(context: ServerContext, { publicUrl, secret, onFault }: AuthOptions) {
  return betterAuth({
    baseURL: publicUrl,
    basePath: AUTH_PATH,
    secret,
    database: { db: context.db, type: 'postgres' },
    telemetry: { enabled: false },
    // A fault is thrown on, so that the HTTP layer sees what it was; refusals are answers all the same.
    onAPIError: { throw: true },
    logger: { level: 'error', log: (_level, message) => onFault(message) },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    user: {
      modelName: 'auth_user',
      additionalFields: {
        member: { type: 'string', required: true, input: false },
        district: { type: 'string', required: true, input: false },
      },
    },
    session: {
      modelName: 'auth_session',
      expiresIn: LONGEST_SESSION_DAYS * DAY_SECONDS,
      // Lifetimes differ by role: the invite plugin prolongs sessions.
      disableSessionRefresh: true,
    },
    account: { modelName: 'auth_account' },
    verification: { modelName: 'auth_verification' },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'auth_rate_limit',
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
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            const member = await memberOf(context, session.userId);
            if (!member) return false;
            const now = context.now();
            const expiresAt = new Date(now + sessionLifetime(member.role));
            const stamps = { createdAt: new Date(now), updatedAt: new Date(now), expiresAt };
            // Where a volunteer was and with what phone is nobody's business.
            return { data: { ...session, ...stamps, ipAddress: '', userAgent: '' } };
          },
        },
      },
    },
    plugins: [invitePlugin(context)],
  });
}

async function memberOf(context: ServerContext, userId: string) {
  const user = await context.db
    .selectFrom('auth_user')
    .where('id', '=', userId)
    .where('district', '=', context.district)
    .select('member')
    .executeTakeFirst();
  return user?.member ? actorOf(context, user.member) : undefined;
}
