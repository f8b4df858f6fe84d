/** A file to leave the phone. */
export interface TextFile {
  /** Without its ending. */
  readonly name: string;
  readonly ending: 'qingyuan' | 'json' | 'qyk';
  readonly text: string;
}

/** How a file left the phone: handed to another app, saved, called off by its owner, or not at all. */
export type FileOutcome = 'shared' | 'saved' | 'cancelled' | 'failed';

/** Whether the phone can hand a file to another app: a chat, Bluetooth, a card. */
export const canShareFiles = (): boolean =>
  typeof navigator.canShare === 'function' &&
  navigator.canShare({ files: [new File(['{}'], 'a.txt', { type: 'text/plain' })] });

/** What no file system minds. */
const safe = (name: string): string => name.replace(/[\\/:*?"<>|\s]+/g, '');

/** Saves text as a file, by the browser's own download. */
export function saveFile({ name, ending, text }: TextFile): Promise<FileOutcome> {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${safe(name)}.${ending}`;
  link.click();
  // The download has begun by then; revoking at once would cut it on some phones.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return Promise.resolve('saved');
}

/** Hands text as a file to another app through the share sheet; as plain text, because phones refuse to share the rest. */
export async function shareFile({ name, ending, text }: TextFile): Promise<FileOutcome> {
  try {
    await navigator.share({ files: [new File([text], `${safe(name)}.${ending}.txt`, { type: 'text/plain' })] });
    return 'shared';
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? 'cancelled' : 'failed';
  }
}
