import type * as v from 'valibot';
import { ok, type Result } from '../../domain/kernel/result.ts';
import type { Action } from '../../domain/records/permission.ts';
import type { Caller } from '../accounts/call.ts';
import type { Session } from '../accounts/session.ts';
import type { HttpFailure } from '../platform/http/failure.ts';
import type { Gate } from '../platform/http/gate.ts';
import type { Limit } from '../platform/http/limits.ts';
import type { NamedActor } from '../records/actor.ts';

/** The input of a handler: checked values and the sender. */
export interface Call<Input> {
  /** The body of a POST or the query of a GET, checked by the route's schema. */
  readonly input: Input;
  /** The value of the path's `:id` or `:photo`. */
  readonly id: string;
  readonly caller: Caller;
  /** For bodies other than JSON, such as a chunk of a photo. */
  readonly request: Request;
}

export interface MemberCall<Input> extends Call<Input> {
  readonly actor: NamedActor;
  readonly session: Session;
}

/** A handler's answer: a JSON body, JSON lines, bytes or a stream with their headers, or nothing (204). */
export interface Answer {
  readonly body?: unknown;
  /** JSON values, one a line; each line is sent as soon as it is ready. */
  readonly lines?: AsyncIterable<unknown>;
  /** Sent as they are, not compressed. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  /** Sent as it comes, not compressed. */
  readonly stream?: ReadableStream<Uint8Array>;
  /** Added to the headers of every answer. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly status?: 200 | 201 | 304 | 412 | 503 | 507;
}

export type Outcome = Result<Answer, HttpFailure>;

/** Answers with a result's value as JSON, with 204 for a result without a value, or with its failure. */
export const answerOf = (result: Result<unknown, HttpFailure>): Outcome =>
  result.ok ? ok({ body: result.value }) : result;

/** A row of the route table. A route cannot exist without an action, hence a permission, and a limit. */
export interface Route {
  /** A HEAD is handled as its GET, without the body. */
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Under /api; may hold one `:id`, or one `:photo`. */
  readonly path: `/api/${string}`;
  readonly action: Action;
  /** How often one member may call it, or one network address without a session. Checked before the body is read. */
  readonly limit: Limit;
  /** Checks the body of a POST or the query of a GET, or the headers where these are read. */
  readonly input?: v.GenericSchema;
  readonly reads?: 'headers';
  /** Maximum bytes of the decompressed body; 16 KB by default. */
  readonly bodyLimit?: number;
  /** Limits concurrent work of costly requests. They wait after their body was received. */
  readonly gate?: Gate;
  /** True if phones with an older protocol must be updated first. */
  readonly isVersioned?: boolean;
  handle(call: Call<unknown>, session: Session | undefined): Promise<Outcome>;
}

interface Shape<Schema extends v.GenericSchema, C> extends Omit<Route, 'handle' | 'input'> {
  readonly input?: Schema;
  handle(call: C): Promise<Outcome>;
}

/** Makes a route for everyone. */
export function publicRoute<Schema extends v.GenericSchema>({
  handle,
  ...route
}: Shape<Schema, Call<v.InferOutput<Schema>>>): Route {
  return { ...route, handle: (call) => handle(call as Call<v.InferOutput<Schema>>) };
}

/** Makes a route for members. The dispatcher checks session and permission first. */
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
