import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { newId } from '../../domain/kernel/id.ts';
import { SERVER_MARK } from '../../protocol/kernel/error.ts';
import { PROTOCOL } from '../../protocol/kernel/version.ts';
import { isFull, isOutage } from '../platform/database/outage.ts';
import { failureResponse } from '../platform/http/failure.ts';
import { makeLimits } from '../platform/http/limits.ts';
import { isSameOrigin } from '../platform/http/same-origin.ts';
import { securityHeaders } from '../platform/http/security-headers.ts';
import { serveStatic } from '../platform/http/serve-static.ts';
import { callerOf } from './caller.ts';
import { dispatch, type Guards } from './dispatch.ts';
import type { Route } from './route.ts';
import { routes } from './routes.ts';
import type { Services } from './services.ts';

interface Environment {
  Bindings: HttpBindings;
  Variables: { requestId: string };
}

/** Somebody has to make room. */
const FULL_RETRY_S = 60;
/** Crash recovery of the embedded PostgreSQL takes about a second. */
const OUTAGE_RETRY_S = 2;

export type App = Hono<Environment>;

/** Registers a row of the route table: the only way by which the app gets a route under /api. */
function register(app: App, route: Route, guards: Guards): void {
  app.on(route.method, route.path, (c) =>
    dispatch(route, guards, c.req.raw, callerOf(c.req.raw, c.env), c.req.param('id') ?? c.req.param('photo') ?? ''),
  );
}

/** The log knows the route, not the address: an address may hold an id, never a token, but why keep it. */
function logFault(c: Context<Environment>, { log }: Services, err: Error): void {
  log.error({ err, requestId: c.get('requestId'), method: c.req.method, route: c.req.routePath }, 'request failed');
}

/** A database that is away comes back by itself, one without room when there is some: the phone sends the same again. */
function explainFault(c: Context<Environment>, services: Services, thrown: Error): Response {
  if (isOutage(thrown)) {
    services.log.warn({ err: thrown, requestId: c.get('requestId') }, 'the database is away; told to come again');
    return failureResponse({ code: 'unavailable', retryAfter: OUTAGE_RETRY_S });
  }
  if (isFull(thrown)) {
    services.disk.refused();
    // Said in the log once, not for each request.
    void services.disk.state();
    return failureResponse({ code: 'unavailable', detail: 'disk', retryAfter: FULL_RETRY_S });
  }
  logFault(c, services, thrown);
  return failureResponse({ code: 'internal', detail: c.get('requestId') });
}

/** The whole server as a function from request to response. */
export function createApp(services: Services): App {
  const { context, publicUrl, staticFiles } = services;
  const app: App = new Hono<Environment>();
  const [pageHeaders, interfaceHeaders] = [securityHeaders(publicUrl, 'page'), securityHeaders(publicUrl, 'interface')];

  app.use(async (c, next) => {
    const requestId = newId(context.now(), context.random);
    c.set('requestId', requestId);
    await next();
    // What a photo may do is less than what a page may.
    const headers = c.req.path.startsWith('/api/') ? interfaceHeaders : pageHeaders;
    for (const [name, value] of Object.entries(headers)) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    c.res.headers.set('x-request-id', requestId);
    c.res.headers.set(SERVER_MARK, String(PROTOCOL));
  });
  app.use(async (c, next) =>
    isSameOrigin(c.req.raw, publicUrl) ? next() : failureResponse({ code: 'forbidden', detail: 'origin' }),
  );
  const limits = makeLimits(
    () => context.now(),
    (bytes) => context.random(bytes),
  );
  const guards = { accounts: services.accounts, limits };
  for (const route of routes(services)) register(app, route, guards);
  app.all('/api/*', () => failureResponse({ code: 'not_found' }));
  app.get('*', (c) => serveStatic(staticFiles, c.req.raw));

  app.notFound(() => failureResponse({ code: 'not_found' }));
  app.onError((thrown, c) => explainFault(c, services, thrown));
  return app;
}
