import { tipDesk } from './words/tip-desk.ts';

/** Explains why an action at the desk failed. What was typed stays on the page. */
export function deskFailed({ code }: { readonly code: string }): string {
  const words: Readonly<Record<string, string>> = tipDesk.failed;
  return words[code] ?? tipDesk.failed.other;
}
