import type * as v from 'valibot';
import type { Result } from '../../domain/kernel/result.ts';
import type { Action } from '../../domain/records/permission.ts';
import type { Caller } from '../accounts/call.ts';
import type { Session } from '../accounts/session.ts';
import type { HttpFailure } from '../platform/http/failure.ts';
import type { Gate } from '../platform/http/gate.ts';
import type { Limit } from '../platform/http/limits.ts';
import type { NamedActor } from '../records/actor.ts';

/** What a handler is given: checked input and who sends it. */
export interface Call<Input> {
  /** The body of a POST, the query of a GET; checked by the route's schema. */
  readonly input: Input;
  /** What the path's `:id` or `:photo` stands for. */
  readonly id: string;
  readonly caller: Caller;
  /** For what is no JSON: a chunk of a photo. */
  readonly request: Request;
}

export interface MemberCall<Input> extends Call<Input> {
  readonly actor: NamedActor;
  readonly session: Session;
}

/** What a handler answers: a JSON body, lines of JSON, bytes or a stream with their headers, or nothing (204). */
export interface Answer {
  readonly body?: unknown;
  /** JSON values, a line each; every line is on its way as soon as it is there. */
  readonly lines?: AsyncIterable<unknown>;
  /** Goes out as it is, never packed. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  /** Goes out as it comes, never packed. */
  readonly stream?: ReadableStream<Uint8Array>;
  /** Beside those of every answer. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly status?: 200 | 201 | 304 | 412 | 503 | 507;
}

export type Outcome = Result<Answer, HttpFailure>;

/** A row of the route table. Without an action, that is without a permission, there is no route; nor is there without a limit. */
export interface Route {
  /** A HEAD is answered as its GET, without the body. */
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Under /api; may hold one `:id`, or one `:photo`. */
  readonly path: `/api/${string}`;
  readonly action: Action;
  /** How much one member, or one network where nobody is signed in, may ask of it. Looked at before the body is read. */
  readonly limit: Limit;
  /** Checks the body of a POST or the query of a GET, or the headers where these are read. */
  readonly input?: v.GenericSchema;
  readonly reads?: 'headers';
  /** Bytes of the body after inflation; the default is 16 KB. */
  readonly bodyLimit?: number;
  /** Where what is costly waits for its turn: after the body has come, and before any work is done on it. */
  readonly gate?: Gate;
  /** True where a phone of an older protocol must be updated first. */
  readonly isVersioned?: boolean;
  handle(call: Call<unknown>, session: Session | undefined): Promise<Outcome>;
}

interface Shape<Schema extends v.GenericSchema, C> extends Omit<Route, 'handle' | 'input'> {
  readonly input?: Schema;
  handle(call: C): Promise<Outcome>;
}

/** A route that answers anybody. */
export function publicRoute<Schema extends v.GenericSchema>({
  handle,
  ...route
}: Shape<Schema, Call<v.InferOutput<Schema>>>): Route {
  return { ...route, handle: (call) => handle(call as Call<v.InferOutput<Schema>>) };
}

/** A route for members: the dispatcher has checked the session and the permission before it is called. */
export function memberRoute<Schema extends v.GenericSchema>({
  handle,
  ...route
}: Shape<Schema, MemberCall<v.InferOutput<Schema>>>): Route {
  return {
    ...route,
    async handle(call, session) {
      if (!session) return { ok: false, error: { code: 'unauthorized' } };
      return handle({ ...(call as Call<v.InferOutput<Schema>>), session, actor: session.actor });
    },
  };
}
