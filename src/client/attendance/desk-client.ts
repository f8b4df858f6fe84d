import { DeskPresence, type PresenceQuery } from '../../protocol/attendance/desk.ts';
import { callJson } from '../platform/http/call-api.ts';
import { toSearch } from '../state/office-client.ts';

export const fetchDeskPresence = (query: PresenceQuery) =>
  callJson(`/api/office/presence?${toSearch(query)}`, DeskPresence);
