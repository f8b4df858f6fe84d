import { createHash } from 'node:crypto';

/** Computes SHA-256 in hex, of text in UTF-8 or of bytes. */
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Hashes a mailbox token: SHA-256 of its 32 bytes. The server stores only this hash. @param token in hex */
export const mailboxOf = (token: string): string => sha256(Buffer.from(token, 'hex'));
