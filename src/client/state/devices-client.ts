import * as v from 'valibot';
import type { Id } from '../../domain/id.ts';
import { type PasswordRequest, SessionList } from '../../protocol/accounts.ts';
import { requestJson } from './accounts-client.ts';

/** The devices that are signed in as this phone's member. */
export const fetchDevices = () => requestJson('/api/sessions', SessionList);

export const endDevice = (id: Id) => requestJson(`/api/sessions/${id}`, v.unknown(), { method: 'DELETE' });

export const endOtherDevices = () => requestJson('/api/sessions', v.unknown(), { method: 'DELETE' });

/** Those of somebody whom the leader or the office answers for. */
export const fetchDevicesOf = (member: Id) => requestJson(`/api/members/${member}/sessions`, SessionList);

export const endDevicesOf = (member: Id) =>
  requestJson(`/api/members/${member}/sessions`, v.unknown(), { method: 'DELETE' });

export const changePassword = (body: PasswordRequest) =>
  requestJson('/api/session/password', v.unknown(), { method: 'POST', body });
