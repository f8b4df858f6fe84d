import type { Id } from '../../domain/kernel/id.ts';
import * as saved from '../../protocol/reports/saved.ts';
import * as signed from '../../protocol/reports/signed.ts';
import { callJson } from '../platform/http/call-api.ts';
import { toSearch } from '../state/office-client.ts';

const text = '/api/office/reports/text';

/** Fetches the reports that the office saved, with the names that each uses. */
export const fetchSavedList = () => callJson('/api/office/reports', saved.SavedList);

export const fetchSaved = (query: signed.ReportQuery) => callJson(`${text}?${toSearch(query)}`, saved.SavedResponse);

/** Saves a version; refused with `conflict` if somebody saved another since the one that was edited. */
export const saveReport = (body: saved.SaveRequest) => callJson(text, saved.SavedReport, { method: 'POST', body });

/** Fetches the versions of a report for a period, the newest first. */
export const fetchVersions = (query: signed.ReportQuery) =>
  callJson(`/api/office/reports/versions?${toSearch(query)}`, saved.SavedVersions);

export const fetchVersion = (query: signed.ReportQuery, version: number) =>
  callJson(`/api/office/reports/version?${toSearch({ ...query, version: String(version) })}`, saved.SavedReport);

const path = '/api/office/reports/signed';

export const fetchSignedList = (query: signed.ReportQuery) => callJson(`${path}?${toSearch(query)}`, signed.SignedList);

export const fetchSigned = (id: Id) => callJson(`${path}/${id}`, signed.SignedReport);

/** Fetches the numbers that would be counted otherwise today. */
export const fetchDifference = (id: Id) =>
  callJson(`${path}/${id}/difference`, signed.SignedDifference, { timeoutMs: 60_000 });

/** Signs a report; the server counts all numbers again first. */
export const signReport = (body: signed.SignRequest) =>
  callJson(path, signed.SignedRow, { method: 'POST', body, timeoutMs: 60_000 });
