import type { RequestFailure } from '../../platform/http/call-api.ts';
import { tipDesk } from './words/tip-desk.ts';
import { tipKeys } from './words/tip-keys.ts';

/** Why an act on a tip was not done; what was typed is still there. */
export const actFailed = ({ code }: RequestFailure): string =>
  tipDesk.failed[code in tipDesk.failed ? (code as keyof typeof tipDesk.failed) : 'other'];

/** Why the keys are as they were. */
export const keysFailed = ({ code }: RequestFailure): string =>
  tipKeys.refused[code in tipKeys.refused ? (code as keyof typeof tipKeys.refused) : 'other'];
