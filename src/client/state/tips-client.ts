import * as v from 'valibot';
import type { Id } from '../../domain/id.ts';
import { err, ok, type Result } from '../../domain/result.ts';
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
import { withDeadline } from '../platform/deadline.ts';
import { type RequestFailure, requestJson } from './accounts-client.ts';

/** A photo is at most 4 MiB; on a slow line that takes its time. */
const FILE_TIMEOUT_MS = 120_000;

/** What waits, without content. Not written into the audit. */
export const fetchTips = () => requestJson('/api/office/tips', TipList);

/** What opens one tip. Each call is written into the audit. */
export const fetchTip = (id: Id) => requestJson(`/api/office/tips/${id}`, TipDetail);

export const actOnTip = (id: Id, body: TipAct) =>
  requestJson(`/api/office/tips/${id}`, TipActResponse, { method: 'POST', body });

/** A sealed photo, as the server keeps it. Each call is written into the audit. */
export async function fetchTipFile(id: Id): Promise<Result<Uint8Array<ArrayBuffer>, RequestFailure>> {
  try {
    return await withDeadline(FILE_TIMEOUT_MS, async ({ signal }) => {
      const response = await fetch(`/api/office/tip-files/${id}`, {
        credentials: 'same-origin',
        cache: 'no-store',
        signal,
      });
      if (response.ok) return ok(new Uint8Array(await response.arrayBuffer()));
      return err({ code: response.status === 404 ? 'not_found' : 'unavailable' });
    });
  } catch {
    return err({ code: 'offline' });
  }
}

export const fetchTipKeys = () => requestJson('/api/office/tip-keys', TipKeys);

export const registerTipKey = (body: NewTipKey) =>
  requestJson('/api/office/tip-keys', v.unknown(), { method: 'POST', body });

export const retireTipKey = (id: Id) =>
  requestJson(`/api/office/tip-keys/${id}/retire`, v.unknown(), { method: 'POST', body: {} });

export const publishTipBundle = (body: NewTipBundle) =>
  requestJson('/api/office/tip-bundles', v.unknown(), { method: 'POST', body });

export const fetchTipSettings = () => requestJson('/api/office/tip-settings', TipSettings);

export const saveTipSettings = (body: TipSettings) =>
  requestJson('/api/office/tip-settings', v.unknown(), { method: 'POST', body });

/** What would be deleted today; deletes nothing. */
export const fetchTipRetention = () => requestJson('/api/office/tip-retention', TipRetention);

export const deleteRetainedTips = () =>
  requestJson('/api/office/tip-retention', TipRetention, { method: 'POST', body: {} });

export const fetchTipCounts = () => requestJson('/api/office/tip-counts', TipCounts);
