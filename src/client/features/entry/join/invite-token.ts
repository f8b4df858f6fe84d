import { readCode } from '../../../../domain/reading/code.ts';

/** Reads the secret of an invite from the fragment of its address, which chats may have wrapped or cut. */
export function inviteToken(fragment: string): string | undefined {
  try {
    return readCode(decodeURIComponent(fragment.replace(/^#/, ''))) || undefined;
  } catch {
    // A percent sign without its two digits.
    return undefined;
  }
}
