import * as v from 'valibot';
import { isId } from '../../domain/id.ts';
import { may } from '../../domain/permission.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { OLDEST_PULL, PROTOCOL_HEADER } from '../../protocol/version.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Caller } from '../accounts/call.ts';
import type { Session } from '../accounts/session.ts';
import { readJson } from './body.ts';
import { compressedJson } from './compress.ts';
import { failureResponse, type HttpFailure } from './failure.ts';
import type { Answer, Route } from './route.ts';

const DEFAULT_BODY_LIMIT = 16_384;

const outdated: HttpFailure = { code: 'upgrade_required' };
const nobody: { readonly session?: Session; readonly cookies: readonly string[] } = { cookies: [] };

const isTooOld = (request: Request): boolean => !(Number(request.headers.get(PROTOCOL_HEADER)) >= OLDEST_PULL);

function authorize(route: Route, session: Session | undefined): HttpFailure | undefined {
  if (may(session?.actor.role ?? 'public', route.action)) return undefined;
  return { code: session ? 'forbidden' : 'unauthorized' };
}

async function readInput(route: Route, request: Request): Promise<Result<unknown, HttpFailure>> {
  if (!route.input) return ok(undefined);
  const raw: Result<unknown, HttpFailure> =
    route.method === 'GET'
      ? ok(Object.fromEntries(new URL(request.url).searchParams))
      : await readJson(request, route.bodyLimit ?? DEFAULT_BODY_LIMIT);
  if (!raw.ok) return raw;
  const parsed = v.safeParse(route.input, raw.value, { abortEarly: true });
  if (parsed.success) return ok(parsed.output);
  // The path to what is wrong, never the value: it may be somebody's password.
  const [issue] = parsed.issues;
  return err({ code: 'bad_request', detail: v.getDotPath(issue) ?? issue.message });
}

async function present(request: Request, { body, stream, status = 200, headers: own = {} }: Answer): Promise<Response> {
  if (stream) return new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>, { status, headers: own });
  if (body === undefined) return new Response(null, { status: 204 });
  const { content, headers } = await compressedJson(JSON.stringify(body), request.headers.get('accept-encoding'));
  return new Response(content, { status, headers: { ...headers, ...own } });
}

/** Session, permission, version, input, handler, answer: the way of every request, in this order. */
export async function dispatch(
  route: Route,
  accounts: Pick<Accounts, 'current'>,
  request: Request,
  caller: Caller,
  id: string,
): Promise<Response> {
  const isPublic = may('public', route.action);
  const { session, cookies } = isPublic ? nobody : await accounts.current(caller);
  const refusal = authorize(route, session) ?? (route.isVersioned && isTooOld(request) ? outdated : undefined);
  const response = refusal
    ? failureResponse(refusal)
    : await answer(route, request, { caller, id, ...(session ? { session } : {}) });
  // A cookie that the handler sets comes last, and so wins.
  const own = response.headers.getSetCookie();
  response.headers.delete('set-cookie');
  for (const cookie of [...cookies, ...own]) response.headers.append('set-cookie', cookie);
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
  return response;
}

async function answer(
  route: Route,
  request: Request,
  { caller, id, session }: { readonly caller: Caller; readonly id: string; readonly session?: Session },
): Promise<Response> {
  if (route.path.includes(':id') && !isId(id)) return failureResponse({ code: 'not_found' });
  const input = await readInput(route, request);
  if (!input.ok) return failureResponse(input.error);
  const outcome = await route.handle({ input: input.value, id, caller }, session);
  if (!outcome.ok) return failureResponse(outcome.error);
  const response = await present(request, outcome.value);
  for (const cookie of outcome.value.cookies ?? []) response.headers.append('set-cookie', cookie);
  return response;
}
