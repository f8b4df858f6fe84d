import { tellStuck } from './stuck.ts';
import { thisBrowser } from './this-browser.ts';
import { savingIn } from './user-agent.ts';

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

/**
 * Downloads content as a file; the ending is without its dot.
 * @returns false where the browser saves no files; the way out is then shown
 */
export function saveBlob(content: Blob, name: string, ending: string): boolean {
  const isPicture = content.type.startsWith('image/') && ending !== 'svg';
  const way = savingIn(thisBrowser(), isPicture);
  if (way !== 'download') {
    tellStuck(way === 'press' ? { what: 'picture', picture: content } : { what: 'file' });
    return false;
  }
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = `${safe(name)}.${ending}`;
  link.click();
  // The download has begun by then; revoking at once breaks it on some phones.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return true;
}

/** Downloads text as a file. */
export function saveFile({ name, ending, text }: TextFile): Promise<FileOutcome> {
  const isSaved = saveBlob(new Blob([text], { type: 'application/octet-stream' }), name, ending);
  return Promise.resolve(isSaved ? 'saved' : 'cancelled');
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
