/** A file to save or share. */
export interface TextFile {
  /** Without the extension. */
  readonly name: string;
  readonly ending: 'qingyuan' | 'json' | 'qyk' | 'ics';
  readonly text: string;
}

/** Result of an export: shared with another app, saved, cancelled by the user, or failed. */
type FileOutcome = 'shared' | 'saved' | 'cancelled' | 'failed';

/** Tells whether the phone can share files with other apps. */
export const canShareFiles = (): boolean =>
  typeof navigator.canShare === 'function' &&
  navigator.canShare({ files: [new File(['{}'], 'a.txt', { type: 'text/plain' })] });

/** Removes characters that a file system may refuse. */
const safe = (name: string): string => name.replace(/[\\/:*?"<>|\s]+/g, '');

/** Downloads content as a file; the ending is without its dot. */
export function saveBlob(content: Blob, name: string, ending: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = `${safe(name)}.${ending}`;
  link.click();
  // The download has begun by then; revoking at once breaks it on some phones.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Downloads text as a file. */
export function saveFile({ name, ending, text }: TextFile): Promise<FileOutcome> {
  saveBlob(new Blob([text], { type: 'application/octet-stream' }), name, ending);
  return Promise.resolve('saved');
}

/** Shares text as a file by the share sheet, with type plain text because phones refuse other types. */
export async function shareFile({ name, ending, text }: TextFile): Promise<FileOutcome> {
  try {
    await navigator.share({ files: [new File([text], `${safe(name)}.${ending}.txt`, { type: 'text/plain' })] });
    return 'shared';
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? 'cancelled' : 'failed';
  }
}
