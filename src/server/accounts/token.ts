import { createHash } from 'node:crypto';
import type { RandomBytes } from '../../domain/kernel/id.ts';

/** 256 random bits: nobody finds a live invite by trying. */
const TOKEN_BYTES = 32;

/** A new secret for a link, as 43 base64url characters. */
export const newToken = (random: RandomBytes): string => Buffer.from(random(TOKEN_BYTES)).toString('base64url');

/** All that the database keeps of a token. Without salt or stretching: its 256 random bits need neither. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');
