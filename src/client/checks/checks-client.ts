import { ChecksResponse } from '../../protocol/checks/checks.ts';
import { callJson } from '../platform/http/call-api.ts';
import { toSearch } from '../state/office-client.ts';

/** Fetches the questions of a year with their answers: a leader's squad, or the whole district. */
export const fetchChecks = (year: number) =>
  callJson(`/api/checks?${toSearch({ year: String(year) })}`, ChecksResponse, { timeoutMs: 60_000 });
