import * as v from 'valibot';
import { IdSchema, TimeSchema } from '../kernel/primitives.ts';
import { Base64, KeyIdSchema } from './relay-key.ts';

/*
 * A relay file: changes that a phone without a network gives to a teammate's phone, sealed. Its header names the owner;
 * only the server can open the rest.
 */

/** The format's name and version, by which a relay file is recognized. */
export const RELAY_FORMAT = 'qingyuan-relay';
export const RELAY_VERSION = 1;

/** Maximum bytes of a file. */
export const MAX_RELAY_BYTES = 10_000_000;
/** Maximum number of changes in a file. */
export const MAX_RELAY_CHANGES = 10_000;
/** Maximum bytes of JSON that a file decompresses to. */
export const MAX_RELAY_CONTENT_BYTES = 20_000_000;

/** The file's header: owner and sealing. */
const headerEntries = {
  format: v.literal(RELAY_FORMAT),
  version: v.literal(RELAY_VERSION),
  district: v.pipe(v.string(), v.maxLength(80)),
  /** The device and member that received the key. */
  device: IdSchema,
  member: IdSchema,
  key: KeyIdSchema,
  /** Compression before sealing. */
  packing: v.picklist(['gzip', 'none']),
} as const;
const SealedHeader = v.object(headerEntries);
export type SealedHeader = v.InferOutput<typeof SealedHeader>;

/** The whole file: AES-256-GCM with the device's key, which also authenticates the header. */
export const SealedFile = v.object({
  ...headerEntries,
  /** 96 random bits; they also identify the file. */
  nonce: v.pipe(Base64, v.length(16)),
  /** The ciphertext, followed by the 128-bit tag. */
  sealed: v.pipe(Base64, v.minLength(24), v.maxLength(MAX_RELAY_BYTES)),
});
export type SealedFile = v.InferOutput<typeof SealedFile>;

/** Serializes the header as associated data of the seal, so that altering it breaks the seal. */
export const sealedWith = (header: SealedHeader): string =>
  JSON.stringify([
    header.format,
    header.version,
    header.district,
    header.device,
    header.member,
    header.key,
    header.packing,
  ]);

/** The sealed content: changes by the device that numbered them, in its order, as in a push. */
export const SealedContent = v.object({
  batches: v.array(v.object({ device: IdSchema, changes: v.array(v.unknown()) })),
});
export type SealedContent = v.InferOutput<typeof SealedContent>;

const CountSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** The result of a file: counts and codes only, because the carrier must not learn its content. */
export const RelayResponse = v.object({
  time: TimeSchema,
  accepted: CountSchema,
  /** Changes that the server had already. */
  duplicates: CountSchema,
  /** Changes with the outcome `retry`; their own phone sends them again. */
  waiting: CountSchema,
  /** The phone uses only the counts; codes may be those of a later release. */
  refused: v.array(v.object({ code: v.pipe(v.string(), v.maxLength(60)), count: CountSchema })),
});
export type RelayResponse = v.InferOutput<typeof RelayResponse>;
