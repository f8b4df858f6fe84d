import type { RandomBytes } from '../../../domain/kernel/id.ts';
import { ok } from '../../../domain/kernel/result.ts';
import { TEXT_CLASSES } from '../../../domain/tips/limits.ts';
import { type Bytes, fromBase64 } from './bytes.ts';
import { fail, type Sealing } from './failure.ts';
import { isMacOf, type MessagePlace, macOf } from './mac.ts';
import { type SealedFile, sealPhotos } from './photos.ts';
import { MessageContent } from './schemas.ts';
import { openJson, sealJson } from './sealed-json.ts';

export interface SealedMessageParts {
  /** An age file and the MAC for its place, both in Base64. */
  readonly file: string;
  readonly mac: string;
  readonly files: readonly SealedFile[];
}

/** Seals a message: the office's to the person's reply recipient, the person's to the tip's recipient. */
export async function sealMessage({
  place,
  text,
  photos,
  recipient,
  macKey,
  random,
}: {
  readonly place: MessagePlace;
  readonly text: string;
  readonly photos: readonly Uint8Array[];
  readonly recipient: string;
  readonly macKey: Bytes;
  readonly random: RandomBytes;
}): Sealing<SealedMessageParts> {
  const sealed = await sealPhotos(photos, recipient, random);
  if (!sealed.ok) return sealed;
  const content: MessageContent = { text, photos: sealed.value.names };
  const file = await sealJson(recipient, content, TEXT_CLASSES);
  if (!file.ok) return file;
  const mac = await macOf(macKey, place, fromBase64(file.value) ?? new Uint8Array());
  return ok({ file: file.value, mac, files: sealed.value.files });
}

/** Whether the other side wrote this file, in Base64, at this place. */
export async function isInPlace(place: MessagePlace, file: string, mac: string, macKey: Bytes): Promise<boolean> {
  const bytes = fromBase64(file);
  return bytes !== undefined && isMacOf(mac, macKey, place, bytes);
}

/** Opens a message after checking its MAC for its place. */
export async function openMessage(
  { place, file, mac }: { readonly place: MessagePlace; readonly file: string; readonly mac: string },
  { identity, macKey }: { readonly identity: string; readonly macKey: Bytes },
): Sealing<MessageContent> {
  if (!(await isInPlace(place, file, mac, macKey))) return fail('mac_wrong');
  return openJson(identity, file, TEXT_CLASSES, MessageContent);
}
