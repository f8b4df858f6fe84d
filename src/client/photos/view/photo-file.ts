import { photoPath } from '../../../protocol/photos/photo.ts';
import type { PhotoStore } from '../../data/photos/photo-store.ts';
import { saveBlob } from '../../platform/export-file.ts';
import { bytes } from '../../platform/http/answer.ts';
import { callApi } from '../../platform/http/call-api.ts';

/** Milliseconds: a photo has up to 4 MiB, and connections are slow. */
const TIMEOUT_MS = 120_000;

/** Returns a photo as a file, from the phone's storage or from the server; undefined if neither has it now. */
export async function photoFile(store: PhotoStore, hash: string, name: string): Promise<File | undefined> {
  const file = (part: BlobPart) => new File([part], `${name}.jpg`, { type: 'image/jpeg' });
  const own = await store.bytes(hash, 'full');
  if (own) return file(own);
  const answer = await callApi(photoPath(hash, 'full'), bytes, { timeoutMs: TIMEOUT_MS });
  return answer.ok ? file(answer.value) : undefined;
}

/** Whether the phone can share a picture with another app. */
export const canSharePhotos = (): boolean =>
  typeof navigator.canShare === 'function' &&
  navigator.canShare({ files: [new File([''], 'a.jpg', { type: 'image/jpeg' })] });

/** Saves a file with the browser's download. @returns false where there is none; the way out is then shown */
export const savePhoto = (file: File): boolean => saveBlob(file, file.name.replace(/\.jpg$/, ''), 'jpg');

/**
 * Shares a file with another app.
 * @returns false if the user cancelled or the phone refused
 */
export async function sharePhoto(file: File): Promise<boolean> {
  try {
    await navigator.share({ files: [file] });
    return true;
  } catch {
    return false;
  }
}
