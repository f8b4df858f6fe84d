import { type Id, type RandomBytes, randomId } from '../../../domain/kernel/id.ts';
import { ok } from '../../../domain/kernel/result.ts';
import { checkJpeg } from '../../../domain/photos/jpeg.ts';
import { MAX_TIP_PHOTOS, PHOTO_CLASSES } from '../../../domain/tips/limits.ts';
import type { SealedFileInfo } from '../../../protocol/tips/tip.ts';
import { openWith, sealTo } from './age.ts';
import { type Bytes, sha256Hex } from './bytes.ts';
import { fail, type Sealing } from './failure.ts';
import type { SealedPhotoName } from './schemas.ts';

/** A sealed file that is sent after the text. */
export interface SealedFile {
  readonly id: Id;
  readonly sha256: string;
  readonly bytes: Bytes;
}

interface SealedPhotos {
  readonly files: readonly SealedFile[];
  readonly names: SealedPhotoName[];
}

/** Names sealed files in the text that is sent before them. */
export const announce = (files: readonly SealedFile[]): SealedFileInfo[] =>
  files.map(({ id, sha256, bytes }) => ({ id, sha256, size: bytes.length }));

/** Seals one photo. Refuses a photo with metadata, which could tell the office where it was taken. */
async function sealFile(id: Id, photo: Uint8Array, recipient: string): Sealing<SealedFile> {
  if (!checkJpeg(photo).ok) return fail('not_a_photo');
  const file = await sealTo(recipient, photo, PHOTO_CLASSES);
  if (!file.ok) return file.error.code === 'too_long' ? fail('photo_too_large') : file;
  return ok({ id, sha256: await sha256Hex(file.value), bytes: file.value });
}

/** Seals photos one after another, because a phone has memory for only one. */
export async function sealPhotos(
  photos: readonly Uint8Array[],
  recipient: string,
  random: RandomBytes,
): Sealing<SealedPhotos> {
  if (photos.length > MAX_TIP_PHOTOS) return fail('too_many_photos');
  const files: SealedFile[] = [];
  const names: SealedPhotoName[] = [];
  for (const photo of photos) {
    const file = await sealFile(randomId(random), photo, recipient);
    if (!file.ok) return file;
    files.push(file.value);
    names.push({ id: file.value.id, sha256: file.value.sha256, size: photo.length });
  }
  return ok({ files, names });
}

/**
 * Opens a photo named in a sealed text. Refuses anything but one plain JPEG: a stranger sent it, and an officer's
 * browser will display it.
 */
export async function openPhoto(file: Bytes, identity: string, { sha256, size }: SealedPhotoName): Sealing<Bytes> {
  if ((await sha256Hex(file)) !== sha256) return fail('cannot_open');
  const photo = await openWith(identity, file, PHOTO_CLASSES);
  if (!photo.ok) return photo;
  if (photo.value.length !== size) return fail('cannot_open');
  return checkJpeg(photo.value).ok ? photo : fail('not_a_photo');
}
