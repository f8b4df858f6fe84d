import { ok, type Result } from '../../domain/kernel/result.ts';
import { checkAgeFile } from '../../domain/tips/age-file.ts';
import { refuse, type TipFailure, type TipResult } from './failure.ts';

export interface SealedBytes {
  readonly bytes: Buffer;
  /** Size of the plain text's padding class, in bytes. */
  readonly plain: number;
}

/** Accepts bytes only as an age file with one hybrid recipient and a plain text of one of the classes. */
export function checkSealed(bytes: Buffer, classes: readonly number[]): TipResult<SealedBytes> {
  const checked = checkAgeFile(bytes, classes);
  if (checked.ok) return ok({ bytes, plain: checked.value.plain });
  return refuse(checked.error === 'size_wrong' ? 'size_wrong' : 'not_sealed');
}

/** @param file in Base64 */
export const readSealed = (file: string, classes: readonly number[]): TipResult<SealedBytes> =>
  checkSealed(Buffer.from(file, 'base64'), classes);

/** Reads several sealed files, each with a key. The first invalid file refuses all. */
export function readSealedList<T extends { readonly file: string }>(
  list: readonly T[],
  classes: readonly number[],
): Result<readonly (Omit<T, 'file'> & { readonly file: Buffer })[], TipFailure> {
  const read: (Omit<T, 'file'> & { readonly file: Buffer })[] = [];
  for (const { file, ...rest } of list) {
    const sealed = readSealed(file, classes);
    if (!sealed.ok) return sealed;
    read.push({ ...rest, file: sealed.value.bytes });
  }
  return ok(read);
}

export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
