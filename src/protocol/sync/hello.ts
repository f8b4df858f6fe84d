import * as v from 'valibot';
import { ActorSchema, AnyScopeSchema, IdSchema, knownRole, SeqSchema, TimeSchema } from '../kernel/primitives.ts';
import { RelayKey } from '../relay/relay-key.ts';

/** A phone says who it is; the device is bound to the member who says so first. */
export const HelloRequest = v.object({ device: IdSchema });
export type HelloRequest = v.InferOutput<typeof HelloRequest>;

/** A device that joined as a member who had joined before. */
export const Join = v.object({
  at: TimeSchema,
  /** The name of whoever made the invite; null where nobody is known. */
  by: v.nullable(v.string()),
});
export type Join = v.InferOutput<typeof Join>;

const Hello = v.object({
  time: TimeSchema,
  /** Changes when the server's records are not a continuation of what the phone knew. */
  epoch: IdSchema,
  head: SeqSchema,
  district: v.object({ id: v.string(), name: v.string() }),
  actor: v.object({
    ...ActorSchema.entries,
    role: v.pipe(v.string(), v.maxLength(40)),
    name: v.string(),
    squadName: v.nullable(v.string()),
  }),
  scopes: v.array(AnyScopeSchema),
  /** The highest deviceSeq that the server holds from this device; lower than the phone's means a restored backup. */
  received: SeqSchema,
  /** Seals what this device hands to a teammate; absent from a server that takes no such files. */
  relay: v.exactOptional(RelayKey),
  /** The last time that another device joined as this member; absent where none ever did. */
  joined: v.exactOptional(Join),
});

/** Tolerant of a later server: a role that is not known reads as the least of a member's, and is noted as `newer`. */
export const HelloResponse = v.pipe(
  Hello,
  v.transform((hello) => {
    const role = knownRole(hello.actor.role);
    return {
      ...hello,
      actor: { ...hello.actor, role },
      ...(role === hello.actor.role ? {} : { newer: true as const }),
    };
  }),
);
export type HelloResponse = v.InferOutput<typeof HelloResponse>;
