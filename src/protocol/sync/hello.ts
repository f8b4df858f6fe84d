import * as v from 'valibot';
import { ActorSchema, AnyScopeSchema, IdSchema, knownRole, SeqSchema, TimeSchema } from '../kernel/primitives.ts';
import { RelayKey } from '../relay/relay-key.ts';

/** The first request of a phone. It binds the device to the first member who uses it. */
export const HelloRequest = v.object({ device: IdSchema });
export type HelloRequest = v.InferOutput<typeof HelloRequest>;

/** A device that joined as a member who had joined before. */
export const Join = v.object({
  at: TimeSchema,
  /** Name of the inviter; null if unknown. */
  by: v.nullable(v.string()),
});
export type Join = v.InferOutput<typeof Join>;

const Hello = v.object({
  time: TimeSchema,
  /** Changes when the server's records do not continue what the phone knew. */
  epoch: IdSchema,
  head: SeqSchema,
  district: v.object({ id: v.string(), name: v.string() }),
  actor: v.object({
    ...ActorSchema.entries,
    role: v.pipe(v.string(), v.maxLength(40)),
    name: v.string(),
    squadName: v.nullable(v.string()),
    /** Comes to events in paid working time; absent from older servers. */
    duty: v.exactOptional(v.boolean()),
  }),
  scopes: v.array(AnyScopeSchema),
  /** The highest deviceSeq acknowledged to this device; lower than the phone's after a backup was restored. */
  received: SeqSchema,
  /** The key of this device's relay files; absent from servers without relay. */
  relay: v.exactOptional(RelayKey),
  /** The last time that another device joined as this member; absent if never. */
  joined: v.exactOptional(Join),
});

/** The response as a phone reads it. An unknown role becomes the lowest one, and `newer` is set. */
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
