import type { Id } from '../../../domain/kernel/id.ts';
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
} from '../../../protocol/tips/tip-desk.ts';
import { bytes, empty } from '../../platform/http/answer.ts';
import { callApi, callJson } from '../../platform/http/call-api.ts';

/** Milliseconds: a photo has up to 4 MiB, and connections are slow. */
const FILE_TIMEOUT_MS = 120_000;

/** Fetches the tips without content. Not recorded in the audit log. */
export const fetchTips = () => callJson('/api/office/tips', TipList);

/** Fetches what is needed to open one tip. Each call is recorded in the audit log. */
export const fetchTip = (id: Id) => callJson(`/api/office/tips/${id}`, TipDetail);

export const actOnTip = (id: Id, body: TipAct) =>
  callJson(`/api/office/tips/${id}`, TipActResponse, { method: 'POST', body });

/** Fetches a sealed photo. Each call is recorded in the audit log. */
export const fetchTipFile = (id: Id) => callApi(`/api/office/tip-files/${id}`, bytes, { timeoutMs: FILE_TIMEOUT_MS });

export const fetchTipKeys = () => callJson('/api/office/tip-keys', TipKeys);

export const registerTipKey = (body: NewTipKey) => callApi('/api/office/tip-keys', empty, { method: 'POST', body });

export const retireTipKey = (id: Id) =>
  callApi(`/api/office/tip-keys/${id}/retire`, empty, { method: 'POST', body: {} });

export const publishTipBundle = (body: NewTipBundle) =>
  callApi('/api/office/tip-bundles', empty, { method: 'POST', body });

export const fetchTipSettings = () => callJson('/api/office/tip-settings', TipSettings);

export const saveTipSettings = (body: TipSettings) =>
  callApi('/api/office/tip-settings', empty, { method: 'POST', body });

/** Fetches what retention would delete today; deletes nothing. */
export const fetchTipRetention = () => callJson('/api/office/tip-retention', TipRetention);

export const deleteRetainedTips = () =>
  callJson('/api/office/tip-retention', TipRetention, { method: 'POST', body: {} });

export const fetchTipCounts = () => callJson('/api/office/tip-counts', TipCounts);
