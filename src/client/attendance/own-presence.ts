import { hoursOf } from '../../domain/attendance/hours.ts';
import { OwnPresence } from '../../protocol/attendance/mine.ts';
import { callJson } from '../platform/http/call-api.ts';
import { createPolled, type Polled } from '../state/polled.ts';

/** Asks the server for the member's own claims of this year; only it can judge them. */
export const createOwnPresence = (): Polled<OwnPresence> =>
  createPolled(() => () => callJson('/api/attendance/mine', OwnPresence), { repeat: false });

/** Returns the hours of some claims, summed before they are rounded. */
export const hoursIn = (claims: OwnPresence['claims']): number =>
  hoursOf(claims.reduce((sum, { minutes }) => sum + minutes, 0));
