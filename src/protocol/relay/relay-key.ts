import * as v from 'valibot';

/*
 * What hello hands out for files that a teammate's phone delivers, apart from all that speaks of the files themselves:
 * every phone asks for hello as it starts, and few ever hold such a file.
 */

export const Base64 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]+={0,2}$/));

/** The first half of the key's SHA-256: says which key it is, and nothing else about it. */
export const KeyIdSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));

/** What hello hands to a device: 256 bits that only it and the server know. */
export const RelayKey = v.object({ id: KeyIdSchema, key: v.pipe(Base64, v.length(44)) });
export type RelayKey = v.InferOutput<typeof RelayKey>;
