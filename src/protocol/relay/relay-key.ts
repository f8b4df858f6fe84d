import * as v from 'valibot';

/*
 * The relay key in the hello, separate from the schemas of relay files: every phone needs the hello when it starts, and
 * few ever have such a file.
 */

export const Base64 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]+={0,2}$/));

/** The first half of the key's SHA-256: it identifies the key and reveals nothing else. */
export const KeyIdSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));

/** The key that hello gives to a device: 256 bits that only device and server know. */
export const RelayKey = v.object({ id: KeyIdSchema, key: v.pipe(Base64, v.length(44)) });
export type RelayKey = v.InferOutput<typeof RelayKey>;
