import * as v from 'valibot';
import { MAX_TIP_MESSAGES, MAX_TIP_PHOTOS, PHOTO_CLASSES } from '../../../domain/tips/limits.ts';
import { IdSchema } from '../../../protocol/kernel/primitives.ts';
import { Hex32Schema, RecipientSchema } from '../../../protocol/tips/tip.ts';
import { fromBase64 } from './bytes.ts';
import { isIdentity } from './identity.ts';

/** Schemas of the content of sealed files. Their authors may be strangers. */

const text = v.string();
const identity = v.pipe(v.string(), v.check(isIdentity, 'identity'));
const of = { instance: text, tip: IdSchema };

const SealedPhotoNameSchema = v.strictObject({
  id: IdSchema,
  sha256: Hex32Schema,
  size: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(Math.max(...PHOTO_CLASSES))),
});
const photos = v.pipe(v.array(SealedPhotoNameSchema), v.maxLength(MAX_TIP_PHOTOS));

export const BodySchema = v.strictObject({
  ...of,
  content: v.strictObject({ what: text, where: text, when: text, contact: text, behalf: v.boolean() }),
  photos,
  reply: RecipientSchema,
  macKey: v.pipe(
    v.string(),
    v.check((key) => fromBase64(key)?.length === 32, 'key'),
  ),
});

export const GrantContent = v.strictObject({ ...of, identity });
export const RootGrantContent = v.strictObject({ instance: text, root: v.pipe(text, v.maxLength(400)) });
export const LetterContent = v.strictObject({ ...of, recipient: RecipientSchema });
export const MessageSchema = v.strictObject({ text, photos });
export const NoteContent = v.strictObject({ note: text });
export const CopyContent = v.strictObject({
  seq: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MAX_TIP_MESSAGES)),
  copy: text,
});
