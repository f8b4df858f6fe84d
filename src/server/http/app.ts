import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { newId } from '../../domain/kernel/id.ts';
import { SERVER_MARK } from '../../protocol/kernel/error.ts';
import { PROTOCOL } from '../../protocol/kernel/version.ts';
import { BY_CODE } from '../../protocol/pages/feedback.ts';
import { SHARED_LEFT, SHARED_PAGE } from '../../protocol/pages/share.ts';
import type { Caller } from '../accounts/call.ts';
import { deviceKindOf } from '../accounts/device-kind.ts';
import { isFull, isOutage } from '../platform/database/outage.ts';
import { failureResponse } from '../platform/http/failure.ts';
import { ANYBODY, type Limit, makeLimits } from '../platform/http/limits.ts';
import { isSameOrigin } from '../platform/http/same-origin.ts';
import { securityHeaders } from '../platform/http/security-headers.ts';
import { serveStatic } from '../platform/http/serve-static.ts';
import { dispatch, type Guards } from './dispatch.ts';
import { healthRoutes } from './health.ts';
import type { Route } from './route.ts';
import { routes } from './routes.ts';
import type { Services, Shared } from './services.ts';

interface Environment {
  /** `requestId` is set when the app of the whole server passes a request to a district's. */
  Bindings: HttpBindings & { readonly requestId?: string };
  Variables: { requestId: string };
}

const REQUEST_ID = 'x-request-id';

/** Seconds until a retry when the disk is full; somebody must free space. */
const FULL_RETRY_S = 60;
/** Seconds until a retry when the database is down; the embedded PostgreSQL recovers in about a second. */
const OUTAGE_RETRY_S = 2;

/** Comments from one network: a village shares an address, and writes few. */
const COMMENTS: Limit = { anHour: 30, atOnce: 2 };

export type App = Hono<Environment>;

const isLoopback = (address: string): boolean => /^(?:127\.|::1$|::ffff:127\.)/.test(address);

/**
 * Describes the sender of a request. Behind a reverse proxy on this machine, the address is the last in
 * X-Forwarded-For; from elsewhere that header can be forged and is ignored.
 */
function callerOf(request: Request, bindings: HttpBindings): Caller {
  const peer = bindings.incoming.socket.remoteAddress ?? '';
  const forwarded = request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim();
  return {
    address: forwarded && isLoopback(peer) ? forwarded : peer,
    cookie: request.headers.get('cookie') ?? undefined,
    device: deviceKindOf(request.headers.get('user-agent') ?? ''),
  };
}

/** Registers a row of the route table. Routes under /api are added only here. */
function register(app: App, route: Route, guards: Guards): void {
  app.on(route.method, route.path, (c) =>
    dispatch(route, guards, c.req.raw, callerOf(c.req.raw, c.env), c.req.param('id') ?? c.req.param('photo') ?? ''),
  );
}

/** Logs a fault with its route instead of its address, which may contain an id. */
function logFault(c: Context<Environment>, { log }: Shared, err: Error): void {
  log.error({ err, requestId: c.get('requestId'), method: c.req.method, route: c.req.routePath }, 'request failed');
}

/** Answers a fault. A database that is down, or a full disk, is temporary: the phone sends the same request again. */
function explainFault(c: Context<Environment>, shared: Shared, thrown: Error): Response {
  if (isOutage(thrown)) {
    shared.log.warn({ err: thrown, requestId: c.get('requestId') }, 'the database is unavailable; the request got 503');
    return failureResponse({ code: 'unavailable', retryAfter: OUTAGE_RETRY_S });
  }
  if (isFull(thrown)) {
    shared.disk.refused();
    // Logs a change of the state once, not for each request.
    void shared.disk.state();
    return failureResponse({ code: 'unavailable', detail: 'disk', retryAfter: FULL_RETRY_S });
  }
  logFault(c, shared, thrown);
  return failureResponse({ code: 'internal', detail: c.get('requestId') });
}

/** Makes an app without routes, with the headers of every answer and the handling of faults. */
function makeApp(shared: Shared): App {
  const { platform, publicUrl } = shared;
  const app: App = new Hono<Environment>();
  const [pageHeaders, interfaceHeaders] = [securityHeaders(publicUrl, 'page'), securityHeaders(publicUrl, 'interface')];

  app.use(async (c, next) => {
    const requestId = c.env.requestId ?? newId(platform.now(), platform.random);
    c.set('requestId', requestId);
    await next();
    // A district's app has answered.
    if (c.res.headers.has(REQUEST_ID)) return;
    // A handler's own headers win: a photo's policy is stricter than a page's.
    const headers = c.req.path.startsWith('/api/') ? interfaceHeaders : pageHeaders;
    for (const [name, value] of Object.entries(headers)) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    c.res.headers.set(REQUEST_ID, requestId);
    c.res.headers.set(SERVER_MARK, String(PROTOCOL));
  });
  app.onError((thrown, c) => explainFault(c, shared, thrown));
  return app;
}

const limitsOf = ({ platform }: Shared) =>
  makeLimits(
    () => platform.now(),
    (bytes) => platform.random(bytes),
  );

/** Creates the app of a district, with limits of its own. */
export function createDistrictApp(services: Services): App {
  const { publicUrl, staticFiles, pages } = services;
  const app = makeApp(services);
  app.use(async (c, next) =>
    isSameOrigin(c.req.raw, publicUrl) ? next() : failureResponse({ code: 'forbidden', detail: 'origin' }),
  );
  const guards = { accounts: services.accounts, limits: limitsOf(services) };
  for (const route of routes(services)) register(app, route, guards);
  app.all('/api/*', () => failureResponse({ code: 'not_found' }));
  app.post('/feedback', async (c) => {
    const sender = { address: callerOf(c.req.raw, c.env).address };
    const [limit, name, answer] = c.req.query(BY_CODE)
      ? ([ANYBODY, 'feedback by code', pages.lookUp] as const)
      : ([COMMENTS, 'feedback', pages.submit] as const);
    const entered = guards.limits.enter(limit, name, sender);
    if (!entered.ok) return pages.tooMany(c.req.raw);
    return answer(c.req.raw).finally(entered.value);
  });
  // The share sheet of a phone whose service worker is gone: the photos are not read, and the page says so.
  app.post(SHARED_PAGE, (c) => c.redirect(`${SHARED_PAGE}?${SHARED_LEFT}=failed`, 303));
  app.get('*', async (c) => (await pages.serve(c.req.raw)) ?? serveStatic(staticFiles, c.req.raw, pages.missing));
  app.notFound(() => failureResponse({ code: 'not_found' }));
  return app;
}

const nobody: Guards['accounts'] = { current: async () => ({ cookies: [] }) };

/**
 * Creates the app of the whole server, which passes each request to the district of its host name. A proxy must pass
 * the name in `Host`; X-Forwarded-Host can be forged and is ignored.
 * @param find returns the app of the district at a host name
 */
export function createApp(shared: Shared, find: (host: string) => Promise<App | undefined>): App {
  const app = makeApp(shared);
  const guards = { accounts: nobody, limits: limitsOf(shared) };
  for (const route of healthRoutes(shared)) register(app, route, guards);
  app.all('*', async (c) => {
    const district = await find(c.req.header('host') ?? '');
    const bindings = { ...c.env, requestId: c.get('requestId') };
    return district ? district.fetch(c.req.raw, bindings) : failureResponse({ code: 'unknown_host' });
  });
  return app;
}
