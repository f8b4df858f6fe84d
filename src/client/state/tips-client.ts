import type { Id } from '../../domain/id.ts';
import {
  type NewTipBundle,
  type NewTipKey,
  type TipAct,
  TipActResponse,
  TipCounts,
  TipDetail,
  TipKeys,
  TipList,
  TipRetention,
  TipSettings,
} from '../../protocol/tip-desk.ts';
import { empty, isMarked } from '../platform/answer.ts';
import { request, requestJson } from './accounts-client.ts';

/** A photo is at most 4 MiB; on a slow line that takes its time. */
const FILE_TIMEOUT_MS = 120_000;

/** What waits, without content. Not written into the audit. */
export const fetchTips = () => requestJson('/api/office/tips', TipList);

/** What opens one tip. Each call is written into the audit. */
export const fetchTip = (id: Id) => requestJson(`/api/office/tips/${id}`, TipDetail);

export const actOnTip = (id: Id, body: TipAct) =>
  requestJson(`/api/office/tips/${id}`, TipActResponse, { method: 'POST', body });

/** A sealed photo, as the server keeps it. Each call is written into the audit. */
export const fetchTipFile = (id: Id) =>
  request(
    `/api/office/tip-files/${id}`,
    async (response) => (isMarked(response) ? new Uint8Array(await response.arrayBuffer()) : undefined),
    { timeoutMs: FILE_TIMEOUT_MS },
  );

export const fetchTipKeys = () => requestJson('/api/office/tip-keys', TipKeys);

export const registerTipKey = (body: NewTipKey) => request('/api/office/tip-keys', empty, { method: 'POST', body });

export const retireTipKey = (id: Id) =>
  request(`/api/office/tip-keys/${id}/retire`, empty, { method: 'POST', body: {} });

export const publishTipBundle = (body: NewTipBundle) =>
  request('/api/office/tip-bundles', empty, { method: 'POST', body });

export const fetchTipSettings = () => requestJson('/api/office/tip-settings', TipSettings);

export const saveTipSettings = (body: TipSettings) =>
  request('/api/office/tip-settings', empty, { method: 'POST', body });

/** What would be deleted today; deletes nothing. */
export const fetchTipRetention = () => requestJson('/api/office/tip-retention', TipRetention);

export const deleteRetainedTips = () =>
  requestJson('/api/office/tip-retention', TipRetention, { method: 'POST', body: {} });

export const fetchTipCounts = () => requestJson('/api/office/tip-counts', TipCounts);
