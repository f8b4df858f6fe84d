import { type CoverageQuery, CoverageResponse } from '../../protocol/coverage/coverage.ts';
import { callJson } from '../platform/http/call-api.ts';
import { toSearch } from '../state/office-client.ts';

export const fetchCoverage = (query: CoverageQuery) =>
  callJson(`/api/office/coverage?${toSearch(query)}`, CoverageResponse);
