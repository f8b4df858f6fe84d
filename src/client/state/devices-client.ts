import type { Id } from '../../domain/id.ts';
import { type PasswordRequest, SessionList } from '../../protocol/accounts.ts';
import { empty } from '../platform/answer.ts';
import { request, requestJson } from './accounts-client.ts';

/** The devices that are signed in as this phone's member. */
export const fetchDevices = () => requestJson('/api/sessions', SessionList);

export const endDevice = (id: Id) => request(`/api/sessions/${id}`, empty, { method: 'DELETE' });

export const endOtherDevices = () => request('/api/sessions', empty, { method: 'DELETE' });

/** Those of somebody whom the leader or the office answers for. */
export const fetchDevicesOf = (member: Id) => requestJson(`/api/members/${member}/sessions`, SessionList);

export const endDevicesOf = (member: Id) => request(`/api/members/${member}/sessions`, empty, { method: 'DELETE' });

export const changePassword = (body: PasswordRequest) =>
  request('/api/session/password', empty, { method: 'POST', body });
