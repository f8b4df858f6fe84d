import type { Id } from '../../domain/kernel/id.ts';
import { type PasswordRequest, SessionList } from '../../protocol/accounts/accounts.ts';
import { empty } from '../platform/http/answer.ts';
import { callApi, callJson } from '../platform/http/call-api.ts';

/** Lists the member's signed-in devices. */
export const fetchDevices = () => callJson('/api/sessions', SessionList);

export const endDevice = (id: Id) => callApi(`/api/sessions/${id}`, empty, { method: 'DELETE' });

export const endOtherDevices = () => callApi('/api/sessions', empty, { method: 'DELETE' });

/** Lists the devices of a member, for the leader or the office. */
export const fetchDevicesOf = (member: Id) => callJson(`/api/members/${member}/sessions`, SessionList);

export const endDevicesOf = (member: Id) => callApi(`/api/members/${member}/sessions`, empty, { method: 'DELETE' });

export const changePassword = (body: PasswordRequest) =>
  callApi('/api/session/password', empty, { method: 'POST', body });
