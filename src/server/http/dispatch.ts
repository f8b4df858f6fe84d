import * as v from 'valibot';
import { isId } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { isPhotoHash } from '../../domain/photos/photo.ts';
import { may } from '../../domain/records/permission.ts';
import { OLDEST_PULL, PROTOCOL_HEADER } from '../../protocol/kernel/version.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Caller } from '../accounts/call.ts';
import type { Session } from '../accounts/session.ts';
import { type PackedJson, receiveJson, unpackJson } from '../platform/http/body.ts';
import { compressedJson } from '../platform/http/compress.ts';
import { failureResponse, type HttpFailure } from '../platform/http/failure.ts';
import { type Limits, type Sender, untilDone } from '../platform/http/limits.ts';
import { linesResponse } from '../platform/http/lines.ts';
import type { Answer, Outcome, Route } from './route.ts';

const DEFAULT_BODY_LIMIT = 16_384;

const outdated: HttpFailure = { code: 'upgrade_required' };
const crowded: HttpFailure = { code: 'unavailable', retryAfter: 10 };
const nobody: { readonly session?: Session; readonly cookies: readonly string[] } = { cookies: [] };

const isTooOld = (request: Request): boolean => !(Number(request.headers.get(PROTOCOL_HEADER)) >= OLDEST_PULL);

function authorize(route: Route, session: Session | undefined): HttpFailure | undefined {
  if (may(session?.actor.role ?? 'public', route.action)) return undefined;
  return { code: session ? 'forbidden' : 'unauthorized' };
}

const limitOf = ({ bodyLimit = DEFAULT_BODY_LIMIT }: Route): number => bodyLimit;

/** Receives the body if the route has one. */
async function receive(route: Route, request: Request): Promise<Result<PackedJson | undefined, HttpFailure>> {
  const hasBody = route.input && route.method !== 'GET' && route.reads !== 'headers';
  return hasBody ? receiveJson(request, limitOf(route)) : ok(undefined);
}

async function readRaw(
  route: Route,
  request: Request,
  body: PackedJson | undefined,
): Promise<Result<unknown, HttpFailure>> {
  if (body) return unpackJson(body, limitOf(route));
  return ok(Object.fromEntries(route.reads === 'headers' ? request.headers : new URL(request.url).searchParams));
}

async function readInput(
  route: Route,
  request: Request,
  body: PackedJson | undefined,
): Promise<Result<unknown, HttpFailure>> {
  if (!route.input) return ok(undefined);
  const raw = await readRaw(route, request, body);
  if (!raw.ok) return raw;
  const parsed = v.safeParse(route.input, raw.value, { abortEarly: true });
  if (parsed.success) return ok(parsed.output);
  // The path to the invalid value, never the value: it may be a password.
  const [issue] = parsed.issues;
  return err({ code: 'bad_request', detail: v.getDotPath(issue) ?? `expected ${issue.expected ?? issue.type}` });
}

async function present(
  request: Request,
  { body, lines, bytes, stream, status, headers: own = {} }: Answer,
): Promise<Response> {
  if (lines) return linesResponse(lines, request.headers.get('accept-encoding'));
  const raw = bytes ?? (stream as ReadableStream<Uint8Array<ArrayBuffer>> | undefined);
  if (raw) return new Response(raw, { status: status ?? 200, headers: own });
  if (body === undefined) return new Response(null, { status: status ?? 204, headers: own });
  const { content, headers } = await compressedJson(JSON.stringify(body), request.headers.get('accept-encoding'));
  return new Response(content, { status: status ?? 200, headers: { ...headers, ...own } });
}

/** Tells whether the path's parameter has the form that the route wants; if not, it names nothing. */
const isNamed = ({ path }: Route, id: string): boolean =>
  (!path.includes(':id') || isId(id)) && (!path.includes(':photo') || isPhotoHash(id));

/** The checks in front of every route. */
export interface Guards {
  readonly accounts: Pick<Accounts, 'current'>;
  readonly limits: Limits;
}

/** Caller, session and path parameter of the current request. */
interface RequestContext {
  readonly caller: Caller;
  readonly id: string;
  readonly session?: Session;
}

/** Handles a request in this order: session, permission, version, limit, body, gate, input, handler, answer. */
export async function dispatch(
  route: Route,
  { accounts, limits }: Guards,
  request: Request,
  caller: Caller,
  id: string,
): Promise<Response> {
  const isPublic = may('public', route.action);
  const { session, cookies } = isPublic ? nobody : await accounts.current(caller);
  const refusal = authorize(route, session) ?? (route.isVersioned && isTooOld(request) ? outdated : undefined);
  const response = refusal
    ? failureResponse(refusal)
    : await inLimit(route, limits, request, { caller, id, ...(session ? { session } : {}) });
  // The handler's cookies come last and override.
  const own = response.headers.getSetCookie();
  response.headers.delete('set-cookie');
  for (const cookie of [...cookies, ...own]) response.headers.append('set-cookie', cookie);
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
  return response;
}

const senderOf = ({ session, caller }: RequestContext): Sender =>
  session ? { member: session.actor.member } : { address: caller.address };

/** Answers unless the sender exceeds the limit. Lines count as in progress until the last one was sent. */
async function inLimit(route: Route, limits: Limits, request: Request, context: RequestContext): Promise<Response> {
  const entered = limits.enter(route.limit, `${route.method} ${route.path}`, senderOf(context));
  if (!entered.ok) return failureResponse({ code: 'too_many_requests', retryAfter: entered.error });
  const leave = entered.value;
  let isUnderWay = false;
  const whileSent = (lines: AsyncIterable<unknown>): AsyncIterable<unknown> => {
    isUnderWay = true;
    return untilDone(lines, leave);
  };
  try {
    return await answer(route, request, context, whileSent);
  } finally {
    if (!isUnderWay) leave();
  }
}

type WhileSent = (lines: AsyncIterable<unknown>) => AsyncIterable<unknown>;

async function answer(
  route: Route,
  request: Request,
  context: RequestContext,
  whileSent: WhileSent,
): Promise<Response> {
  if (!isNamed(route, context.id)) return failureResponse({ code: 'not_found' });
  const body = await receive(route, request);
  if (!body.ok) return failureResponse(body.error);
  const work = () => act(route, request, body.value, context, whileSent);
  if (!route.gate) return work();
  return (await route.gate(body.value?.bytes.length ?? 0, work)) ?? failureResponse(crowded);
}

/** Reads the input and starts the handler. It returns at once, so the body can be freed while the handler works. */
async function begin(
  route: Route,
  request: Request,
  body: PackedJson | undefined,
  { caller, id, session }: RequestContext,
): Promise<Outcome> {
  const input = await readInput(route, request, body);
  return input.ok ? route.handle({ input: input.value, id, caller, request }, session) : input;
}

async function act(
  route: Route,
  request: Request,
  body: PackedJson | undefined,
  context: RequestContext,
  whileSent: WhileSent,
): Promise<Response> {
  const outcome = await begin(route, request, body, context);
  if (!outcome.ok) return failureResponse(outcome.error);
  const { lines } = outcome.value;
  const response = await present(request, lines ? { ...outcome.value, lines: whileSent(lines) } : outcome.value);
  for (const cookie of outcome.value.cookies ?? []) response.headers.append('set-cookie', cookie);
  return response;
}
