import * as v from 'valibot';
import { MAX_TIP_MESSAGES, MAX_TIP_PHOTOS, PHOTO_CLASSES } from '../../../domain/tips/limits.ts';
import { IdSchema } from '../../../protocol/kernel/primitives.ts';
import { Hex32Schema, RecipientSchema } from '../../../protocol/tips/tip.ts';
import { fromBase64 } from './bytes.ts';
import { isIdentity } from './identity.ts';

/** The content of sealed files. Their authors may be strangers. */

const text = v.string();
const identity = v.pipe(v.string(), v.check(isIdentity, 'identity'));
const of = { instance: text, tip: IdSchema };

/** Names a photo by the id and hash of its sealed file, so that a swapped file is detected. */
const SealedPhotoName = v.strictObject({
  id: IdSchema,
  sha256: Hex32Schema,
  /** Bytes of the JPEG inside. */
  size: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(Math.max(...PHOTO_CLASSES))),
});
export type SealedPhotoName = v.InferOutput<typeof SealedPhotoName>;
const photos = v.pipe(v.array(SealedPhotoName), v.maxLength(MAX_TIP_PHOTOS));

/** The content of a tip. All fields except `what` may be empty. */
const TipContent = v.strictObject({
  what: text,
  where: text,
  /** Free text, since people seldom know the exact time. */
  when: text,
  /** How the office may reach the person, if they want that. */
  contact: text,
  /** Written by a volunteer for someone else. */
  behalf: v.boolean(),
});
export type TipContent = v.InferOutput<typeof TipContent>;

/** The sealed body: the content, and what the office needs to answer. */
export const TipBody = v.strictObject({
  ...of,
  content: TipContent,
  photos,
  /** The person's reply recipient. */
  reply: RecipientSchema,
  /** HMAC-SHA256 key of the conversation, 32 bytes in Base64. */
  macKey: v.pipe(
    v.string(),
    v.check((key) => fromBase64(key)?.length === 32, 'key'),
  ),
});
export type TipBody = v.InferOutput<typeof TipBody>;

export const GrantContent = v.strictObject({ ...of, identity });
export const RootGrantContent = v.strictObject({ instance: text, root: v.pipe(text, v.maxLength(400)) });
export const LetterContent = v.strictObject({ ...of, recipient: RecipientSchema });
export const MessageContent = v.strictObject({ text, photos });
export type MessageContent = v.InferOutput<typeof MessageContent>;
export const NoteContent = v.strictObject({ note: text });
export const CopyContent = v.strictObject({
  seq: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MAX_TIP_MESSAGES)),
  copy: text,
});
