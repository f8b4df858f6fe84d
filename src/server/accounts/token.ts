import { createHash } from 'node:crypto';
import type { RandomBytes } from '../../domain/kernel/id.ts';

/** Length of a token: 256 random bits cannot be guessed. */
const TOKEN_BYTES = 32;

/** Makes a token for a link: 43 base64url characters. */
export const newToken = (random: RandomBytes): string => Buffer.from(random(TOKEN_BYTES)).toString('base64url');

/** Hashes a token for the database. 256 random bits need neither salt nor stretching. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');
