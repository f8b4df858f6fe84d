import * as v from 'valibot';
import { IdSchema, TimeSchema } from '../kernel/primitives.ts';
import { Base64, KeyIdSchema } from './relay-key.ts';

/*
 * Changes that a phone without a network hands to a teammate's phone as a sealed file. The file's header says whose it
 * is; only the server can open the rest.
 */

/** The name that tells such a file from others, and the version of its form. */
export const RELAY_FORMAT = 'qingyuan-relay';
export const RELAY_VERSION = 1;

/** A file is at most so long, in bytes … */
export const MAX_RELAY_BYTES = 10_000_000;
/** … holds at most so many changes … */
export const MAX_RELAY_CHANGES = 10_000;
/** … and unpacks to at most so many bytes of JSON. */
export const MAX_RELAY_CONTENT_BYTES = 20_000_000;

/** Whose changes a file holds, and how they are sealed. */
const headerEntries = {
  format: v.literal(RELAY_FORMAT),
  version: v.literal(RELAY_VERSION),
  district: v.pipe(v.string(), v.maxLength(80)),
  /** The device and the member that the key was handed to. */
  device: IdSchema,
  member: IdSchema,
  key: KeyIdSchema,
  /** Whether the content was compressed before it was sealed. */
  packing: v.picklist(['gzip', 'none']),
} as const;
const SealedHeader = v.object(headerEntries);
export type SealedHeader = v.InferOutput<typeof SealedHeader>;

/** The whole file: AES-256-GCM under the device's key, the header authenticated with it. */
export const SealedFile = v.object({
  ...headerEntries,
  /** 96 random bits; also the file's name among others. */
  nonce: v.pipe(Base64, v.length(16)),
  /** Ciphertext, then the 128-bit tag. */
  sealed: v.pipe(Base64, v.minLength(24), v.maxLength(MAX_RELAY_BYTES)),
});
export type SealedFile = v.InferOutput<typeof SealedFile>;

/** What the seal covers beside the content: who changes a word of the header breaks it. */
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

/** What is inside: changes by the device that numbered them, in its order, as a push holds them. */
export const SealedContent = v.object({
  batches: v.array(v.object({ device: IdSchema, changes: v.array(v.unknown()) })),
});
export type SealedContent = v.InferOutput<typeof SealedContent>;

const CountSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** What became of a file's changes: numbers and codes only, since the carrier is not to learn what they say. */
export const RelayResponse = v.object({
  time: TimeSchema,
  accepted: CountSchema,
  /** Changes that had come before, by whatever way. */
  duplicates: CountSchema,
  /** Changes that wait for something; the phone that made them sends them again. */
  waiting: CountSchema,
  /** The phone reads counts alone; the codes may be of a later release. */
  refused: v.array(v.object({ code: v.pipe(v.string(), v.maxLength(60)), count: CountSchema })),
});
export type RelayResponse = v.InferOutput<typeof RelayResponse>;
