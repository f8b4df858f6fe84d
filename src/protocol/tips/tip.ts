import * as v from 'valibot';
import { isDay } from '../../domain/kernel/day.ts';
import { isRandomId } from '../../domain/kernel/id.ts';
import { MAX_OFFICERS, MAX_TIP_MESSAGES, MAX_TIP_PHOTOS } from '../../domain/tips/limits.ts';
import { publicStates, tipOutcomes } from '../../domain/tips/state.ts';
import { IdSchema } from '../kernel/primitives.ts';
import { PublicSite } from '../pages/public-site.ts';

/**
 * Messages of sealed tips between the public and the server. They carry no cookies and have separate paths:
 *
 * GET   /api/tips/office        the signed key list, hotlines, whose site it is
 * POST  /api/tips/challenge     a challenge for the proof of work of one text
 * POST  /api/tips               a tip; sent again, it gets the same answer
 * GET   /api/tips/files/ID      → upload-offset: bytes of a sealed photo that the server has
 * PATCH /api/tips/files/ID      a chunk at upload-offset
 * POST  /api/tips/mailbox       the tip's state and messages
 * POST  /api/tips/messages      a message of the person
 *
 * Sealed content is sent as JSON text within JSON, because the proof of work is bound to the hash of these bytes. No time
 * is finer than a day.
 */
export const TIPS_PATH = '/api/tips';
/** Header with the mailbox's token, 64 hex digits, of each request for a photo. */
export const MAILBOX_HEADER = 'x-tip-mailbox';

export const DaySchema = v.pipe(
  v.string(),
  v.check((text) => isDay(text), 'day'),
);
/** An id that does not reveal when it was made. */
const RandomIdSchema = v.pipe(
  v.string(),
  v.check((text) => isRandomId(text), 'random id'),
);
/** SHA-256 or 32 random bytes in lower-case hex. */
export const Hex32Schema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const base64 = (most: number) =>
  v.pipe(v.string(), v.maxLength(most), v.regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/));

/** Longest age file of text, in Base64 characters. */
const TEXT_FILE = 96_000;
/** Longest age file of a letter or a grant, in Base64 characters. */
const SMALL_FILE = 8_000;
export const TextFileSchema = base64(TEXT_FILE);
export const SmallFileSchema = base64(SMALL_FILE);
/** HMAC-SHA256 in Base64. */
export const MacSchema = v.pipe(base64(44), v.length(44));

/** A native hybrid age recipient. Others begin differently. */
export const RecipientSchema = v.pipe(v.string(), v.regex(/^age1pq1[02-9ac-hj-np-z]{1900,2000}$/));

/** The officers and the recovery key that tips are sealed to from `from` to `until`, at most a quarter. */
export const KeyBundle = v.strictObject({
  /** The district's id: a tip sealed for one district is refused by others. */
  instance: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  /** Rises by one with each bundle. */
  epoch: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  from: DaySchema,
  until: DaySchema,
  officers: v.pipe(
    v.array(v.strictObject({ key: IdSchema, recipient: RecipientSchema })),
    v.minLength(1),
    v.maxLength(MAX_OFFICERS),
  ),
  recovery: RecipientSchema,
});
export type KeyBundle = v.InferOutput<typeof KeyBundle>;

/** The bundle's JSON text, and its signature: ECDSA P-256 with SHA-256, raw (r, s), in Base64. */
export const SignedBundle = v.object({
  bundle: v.pipe(v.string(), v.maxLength(60_000)),
  signature: base64(88),
});
export type SignedBundle = v.InferOutput<typeof SignedBundle>;

/** Prefixes the signed text with its kind, so that a signature of anything else is not valid for a bundle. */
export const signedBundleText = (bundle: string): string => `qingyuan tip bundle v1\n${bundle}`;

/** A public key that signs bundles, as SPKI in Base64. */
export const RootKeySchema = base64(200);

export const HotlineSchema = v.object({
  /** Without control characters and halves of a character, which PostgreSQL refuses. */
  label: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(20), v.regex(/^[^\p{Cc}\p{Cs}]*$/u)),
  number: v.pipe(v.string(), v.regex(/^\+?[0-9][0-9-]{2,19}$/)),
});
export type Hotline = v.InferOutput<typeof HotlineSchema>;
export const MAX_HOTLINES = 6;

/** Everything that the tip page needs to know; `sealing` is null until the office has made its keys. */
export const OfficeInfo = v.object({
  district: v.object({ id: v.string(), name: v.string() }),
  /** Absent in what a phone kept of an earlier release. */
  site: v.exactOptional(PublicSite),
  hotlines: v.pipe(v.array(HotlineSchema), v.maxLength(MAX_HOTLINES)),
  sealing: v.nullable(v.object({ root: RootKeySchema, signed: SignedBundle })),
});
export type OfficeInfo = v.InferOutput<typeof OfficeInfo>;

/** A sealed photo, named in the text and sent after it in chunks. */
export const SealedFileInfo = v.strictObject({
  id: RandomIdSchema,
  /** Hash of the age file. */
  sha256: Hex32Schema,
  size: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(4_300_000)),
});
export type SealedFileInfo = v.InferOutput<typeof SealedFileInfo>;
const files = v.pipe(v.array(SealedFileInfo), v.maxLength(MAX_TIP_PHOTOS));

/** A tip's secret, sealed to one officer's key or to recovery. */
export const GrantSchema = v.strictObject({ key: v.union([IdSchema, v.literal('recovery')]), file: SmallFileSchema });
export type Grant = v.InferOutput<typeof GrantSchema>;

/** A tip. Its JSON text is hashed, and sent as `sealed`. */
export const SealedTip = v.strictObject({
  id: RandomIdSchema,
  epoch: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  /** SHA-256 of the mailbox's token. */
  mailbox: Hex32Schema,
  /** The content, an age file to the tip's recipient. */
  body: TextFileSchema,
  /** The tip's recipient, for the person to write to later; an age file to the reply identity. */
  letter: SmallFileSchema,
  letterMac: MacSchema,
  grants: v.pipe(v.array(GrantSchema), v.minLength(2), v.maxLength(MAX_OFFICERS + 1)),
  files,
});
export type SealedTip = v.InferOutput<typeof SealedTip>;

/** A message of the person. Its JSON text is sent as `sealed`. */
export const SealedMessage = v.strictObject({
  /** The mailbox's token, which permits writing. */
  mailbox: Hex32Schema,
  /** From 1, without a gap. */
  seq: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MAX_TIP_MESSAGES)),
  file: TextFileSchema,
  mac: MacSchema,
  files,
});
export type SealedMessage = v.InferOutput<typeof SealedMessage>;

/** A challenge of altcha-lib in the library's own form; the server checks it with the library. */
export const ChallengeSchema = v.object({
  parameters: v.looseObject({}),
  signature: v.pipe(v.string(), v.maxLength(200)),
});
export const ProofSchema = v.object({
  challenge: ChallengeSchema,
  solution: v.object({
    counter: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    derivedKey: v.pipe(v.string(), v.maxLength(200)),
  }),
});
export type Proof = v.InferOutput<typeof ProofSchema>;

export const ChallengeRequest = v.object({ hash: Hex32Schema });
export const ChallengeResponse = v.object({ challenge: ChallengeSchema });

/** `sealed` is the JSON text of a SealedTip or a SealedMessage; the proof is bound to its SHA-256. */
export const SealedRequest = v.object({ sealed: v.pipe(v.string(), v.maxLength(400_000)), proof: ProofSchema });
export type SealedRequest = v.InferOutput<typeof SealedRequest>;
export const MAX_SEALED_BYTES = 420_000;

/** The server has the text, now or from before. `missing`: ids of the files that it lacks, in part or whole. */
export const SealedResponse = v.object({ taken: v.literal(true), missing: v.array(IdSchema) });
export type SealedResponse = v.InferOutput<typeof SealedResponse>;

export const MailboxRequest = v.object({ mailbox: Hex32Schema });

/**
 * The content of a mailbox. For an unknown mailbox `tip` is null, in an answer of the same shape and length class: it
 * looks like that of a tip that has not arrived yet.
 */
export const MailboxResponse = v.object({
  tip: v.nullable(
    v.object({
      id: IdSchema,
      state: v.picklist(publicStates),
      outcome: v.nullable(v.picklist(tipOutcomes)),
      arrived: DaySchema,
      letter: SmallFileSchema,
      letterMac: MacSchema,
      /** Files of the tip or its messages that have not arrived completely. */
      missing: v.array(IdSchema),
      /** Messages of both sides, each in its own order; the person can open only the office's. */
      messages: v.array(
        v.object({
          from: v.picklist(['office', 'person']),
          seq: v.number(),
          day: DaySchema,
          file: v.nullable(TextFileSchema),
          mac: MacSchema,
        }),
      ),
    }),
  ),
  /** Pads the answer to a multiple of 4 KiB. */
  padding: v.string(),
});
export type MailboxResponse = v.InferOutput<typeof MailboxResponse>;

/** Why the server will never take a sealed text; the detail of `tip_refused`. The codes are stable. */
export const tipRefusals = [
  'not_sealed',
  'epoch_unknown',
  'epoch_expired',
  'grants_wrong',
  'size_wrong',
  'id_taken',
  'seq_wrong',
  'mailbox_unknown',
  'too_many',
  'hash_mismatch',
] as const;
export type TipRefusal = (typeof tipRefusals)[number];

/** Why a proof is refused; the detail of `proof_refused`. The phone asks for a new challenge. */
export type ProofRefusal = 'wrong' | 'expired' | 'used' | 'other_content';
