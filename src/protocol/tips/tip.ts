import * as v from 'valibot';
import { isDay } from '../../domain/kernel/day.ts';
import { isRandomId } from '../../domain/kernel/id.ts';
import { MAX_OFFICERS, MAX_TIP_MESSAGES, MAX_TIP_PHOTOS } from '../../domain/tips/limits.ts';
import { publicStates, tipOutcomes } from '../../domain/tips/state.ts';
import { IdSchema } from '../kernel/primitives.ts';

/**
 * Sealed tips, between the public and the server. All of it travels without cookies, under paths of its own:
 *
 * GET   /api/tips/office        whom a tip is sealed to, hotlines
 * POST  /api/tips/challenge     a proof of work for what is about to be sent
 * POST  /api/tips               a tip; the same again is answered the same
 * GET   /api/tips/files/ID      → upload-offset: how far a sealed photo has come
 * PATCH /api/tips/files/ID      a chunk at upload-offset
 * POST  /api/tips/mailbox       what the office wrote, and where the tip stands
 * POST  /api/tips/messages      a message of the person
 *
 * What is sealed travels as the text of its JSON, so that its hash, to which the proof of work is bound, is over the very
 * bytes. Nothing here names a time finer than a day.
 */
export const TIPS_PATH = '/api/tips';
/** Carries the mailbox's token, 64 hex digits, with each chunk of a photo. */
export const MAILBOX_HEADER = 'x-tip-mailbox';

export const DaySchema = v.pipe(
  v.string(),
  v.check((text) => isDay(text), 'day'),
);
/** An id that does not tell when it was made. */
const RandomIdSchema = v.pipe(
  v.string(),
  v.check((text) => isRandomId(text), 'random id'),
);
/** SHA-256 or 32 random bytes in lower-case hex. */
export const Hex32Schema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const base64 = (most: number) =>
  v.pipe(v.string(), v.maxLength(most), v.regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/));

/** An age file of the largest text class, in Base64. */
const TEXT_FILE = 96_000;
/** An age file with a letter, a grant, in Base64. */
const SMALL_FILE = 8_000;
export const TextFileSchema = base64(TEXT_FILE);
export const SmallFileSchema = base64(SMALL_FILE);
/** HMAC-SHA256 in Base64. */
export const MacSchema = v.pipe(base64(44), v.length(44));

/** A native hybrid age recipient. Any other kind is refused by what it begins with. */
export const RecipientSchema = v.pipe(v.string(), v.regex(/^age1pq1[02-9ac-hj-np-z]{1900,2000}$/));

/** Whom tips are sealed to, in the quarter from `from` to `until`. */
export const KeyBundle = v.strictObject({
  /** The district's id: what is sealed for one can not be taken by another. */
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

/** The bundle's JSON as it was signed, and the signature: ECDSA P-256 with SHA-256, raw (r, s), in Base64. */
export const SignedBundle = v.object({
  bundle: v.pipe(v.string(), v.maxLength(60_000)),
  signature: base64(88),
});
export type SignedBundle = v.InferOutput<typeof SignedBundle>;

/** What is signed begins with its kind, so that a signature can not be taken for one over something else. */
export const signedBundleText = (bundle: string): string => `qingyuan tip bundle v1\n${bundle}`;

/** A public key that signs bundles, as SPKI in Base64. */
export const RootKeySchema = base64(200);

export const HotlineSchema = v.object({
  /** Without what neither a screen nor PostgreSQL takes: control characters, halves of a character. */
  label: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(20), v.regex(/^[^\p{Cc}\p{Cs}]*$/u)),
  number: v.pipe(v.string(), v.regex(/^\+?[0-9][0-9-]{2,19}$/)),
});
export type Hotline = v.InferOutput<typeof HotlineSchema>;
export const MAX_HOTLINES = 6;

/** All that the tip page needs to know; `sealing` is null until the office has made its keys. */
export const OfficeInfo = v.object({
  district: v.object({ id: v.string(), name: v.string() }),
  hotlines: v.pipe(v.array(HotlineSchema), v.maxLength(MAX_HOTLINES)),
  sealing: v.nullable(v.object({ root: RootKeySchema, signed: SignedBundle })),
});
export type OfficeInfo = v.InferOutput<typeof OfficeInfo>;

/** A sealed photo that is announced, and sent afterwards in chunks. */
export const SealedFileInfo = v.strictObject({
  id: RandomIdSchema,
  /** Of the age file. */
  sha256: Hex32Schema,
  size: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(4_300_000)),
});
export type SealedFileInfo = v.InferOutput<typeof SealedFileInfo>;
const files = v.pipe(v.array(SealedFileInfo), v.maxLength(MAX_TIP_PHOTOS));

/** A tip's secret, sealed to one officer's key, or to recovery. */
export const GrantSchema = v.strictObject({ key: v.union([IdSchema, v.literal('recovery')]), file: SmallFileSchema });
export type Grant = v.InferOutput<typeof GrantSchema>;

/** The JSON text that is hashed, and sent as `sealed`. */
export const SealedTip = v.strictObject({
  id: RandomIdSchema,
  epoch: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  /** SHA-256 of the mailbox's token. */
  mailbox: Hex32Schema,
  /** The content, an age file to the tip's own identity. */
  body: TextFileSchema,
  /** For the person alone: the tip's recipient, to write to later; an age file to the reply identity. */
  letter: SmallFileSchema,
  letterMac: MacSchema,
  grants: v.pipe(v.array(GrantSchema), v.minLength(2), v.maxLength(MAX_OFFICERS + 1)),
  files,
});
export type SealedTip = v.InferOutput<typeof SealedTip>;

/** The JSON text of a message of the person. */
export const SealedMessage = v.strictObject({
  /** The mailbox's token: who has it may write. */
  mailbox: Hex32Schema,
  /** From 1, without a gap. */
  seq: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MAX_TIP_MESSAGES)),
  file: TextFileSchema,
  mac: MacSchema,
  files,
});
export type SealedMessage = v.InferOutput<typeof SealedMessage>;

/** A challenge of altcha-lib, and its solution, as that library writes them: the server checks them with it. */
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

/** Taken, now or before. `missing`: ids of the files that are not yet here whole. */
export const SealedResponse = v.object({ taken: v.literal(true), missing: v.array(IdSchema) });
export type SealedResponse = v.InferOutput<typeof SealedResponse>;

export const MailboxRequest = v.object({ mailbox: Hex32Schema });

/**
 * What a mailbox holds. An unknown one is answered in the same shape and length class, with `tip` null: a tip that has not
 * arrived yet looks the same.
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
      /** Files of the tip or of messages that have not come whole. */
      missing: v.array(IdSchema),
      /** Both ways, each in its own order; the person can open only the office's. */
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
  /** Fills the answer up to a multiple of 4 KiB. */
  padding: v.string(),
});
export type MailboxResponse = v.InferOutput<typeof MailboxResponse>;

/** Why what was sealed is never taken; the detail of `tip_refused`. Codes are stable. */
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

/** Why a proof is not taken; the detail of `proof_refused`: ask for a new challenge. */
export const proofRefusals = ['wrong', 'expired', 'used', 'other_content'] as const;
export type ProofRefusal = (typeof proofRefusals)[number];
