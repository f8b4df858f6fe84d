import type { RequestFailure } from '../../platform/http/call-api.ts';
import { tipDesk } from './words/tip-desk.ts';
import { tipKeys } from './words/tip-keys.ts';

/** Explains why an action on a tip failed; the typed text is kept. */
export const actFailed = ({ code }: RequestFailure): string =>
  tipDesk.failed[code in tipDesk.failed ? (code as keyof typeof tipDesk.failed) : 'other'];

/** Explains why a change of keys failed. */
export const keysFailed = ({ code }: RequestFailure): string =>
  tipKeys.refused[code in tipKeys.refused ? (code as keyof typeof tipKeys.refused) : 'other'];
