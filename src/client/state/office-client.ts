import type { Id } from '../../domain/id.ts';
import { InviteList, type InviteRequest, InviteResponse } from '../../protocol/accounts.ts';
import {
  type BoardQuery,
  BoardResponse,
  type EvidenceQuery,
  EvidenceResponse,
  type ImportRequest,
  ImportResponse,
  type ImportTarget,
  RecordResponse,
} from '../../protocol/office.ts';
import { empty } from '../platform/answer.ts';
import { request, requestJson } from './accounts-client.ts';

/** A query as URL parameters; what is undefined is left out. */
export const toSearch = (query: Readonly<Record<string, string | undefined>>): string =>
  new URLSearchParams(Object.entries(query).flatMap(([key, value]) => (value ? [[key, value]] : []))).toString();

export const fetchBoard = (query: BoardQuery) => requestJson(`/api/office/board?${toSearch(query)}`, BoardResponse);

export const fetchEvidence = (query: EvidenceQuery) =>
  requestJson(`/api/office/evidence?${toSearch(query)}`, EvidenceResponse);

export const fetchRecord = (id: Id) => requestJson(`/api/office/records/${id}`, RecordResponse);

/** Checks a file; with `accept` imports it, whole or not at all. */
export const importFile = (target: ImportTarget, body: ImportRequest) =>
  requestJson(`/api/office/import/${target}`, ImportResponse, { method: 'POST', body });

export const fetchInvites = () => requestJson('/api/invites', InviteList);

/** Makes an invite. Its link is in this answer only. */
export const makeInvite = (body: InviteRequest) =>
  requestJson('/api/invites', InviteResponse, { method: 'POST', body });

export const revokeInvite = (id: Id) => request(`/api/invites/${id}`, empty, { method: 'DELETE' });
