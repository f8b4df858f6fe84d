import * as v from 'valibot';
import { ActorSchema, IdSchema, ScopeSchema, SeqSchema, TimeSchema } from './primitives.ts';
import { RelayKey } from './relay-key.ts';

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

export const HelloResponse = v.object({
  time: TimeSchema,
  /** Changes when the server's records are not a continuation of what the phone knew. */
  epoch: IdSchema,
  head: SeqSchema,
  district: v.object({ id: v.string(), name: v.string() }),
  actor: v.object({ ...ActorSchema.entries, name: v.string(), squadName: v.nullable(v.string()) }),
  scopes: v.array(ScopeSchema),
  /** The highest deviceSeq that the server holds from this device; lower than the phone's means a restored backup. */
  received: SeqSchema,
  /** Seals what this device hands to a teammate; absent from a server that takes no such files. */
  relay: v.exactOptional(RelayKey),
  /** The last time that another device joined as this member; absent where none ever did. */
  joined: v.exactOptional(Join),
});
export type HelloResponse = v.InferOutput<typeof HelloResponse>;
