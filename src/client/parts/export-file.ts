/** How a file left the phone: handed to another app, saved, or not at all. */
export type FileOutcome = 'shared' | 'saved' | 'cancelled';

/** Whether the phone can hand a file to another app: a chat, Bluetooth, a card. */
export const canShareFiles = (): boolean =>
  typeof navigator.canShare === 'function' &&
  navigator.canShare({ files: [new File(['{}'], 'a.txt', { type: 'text/plain' })] });

/** Saves text as a file, by the browser's own download. */
export function saveFile(name: string, text: string): FileOutcome {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.json`;
  link.click();
  // The download has begun by then; revoking at once would cut it on some phones.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return 'saved';
}

/** Hands text as a file to another app through the share sheet; as plain text, because phones refuse to share JSON. */
export async function shareFile(name: string, text: string): Promise<FileOutcome> {
  try {
    await navigator.share({ files: [new File([text], `${name}.txt`, { type: 'text/plain' })] });
    return 'shared';
  } catch {
    return 'cancelled';
  }
}
