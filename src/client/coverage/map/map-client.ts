import type { DistrictMap } from '../../../domain/coverage/map.ts';
import { type AreaChoice, MapResponse } from '../../../protocol/coverage/map.ts';
import { empty } from '../../platform/http/answer.ts';
import { callApi, callJson } from '../../platform/http/call-api.ts';

const path = '/api/office/map';

/** Time for sending a map over a slow line, in milliseconds. */
const SEND_MS = 120_000;

export const fetchMap = () => callJson(path, MapResponse);

export const saveMap = (body: DistrictMap) => callJson(path, MapResponse, { method: 'POST', body, timeoutMs: SEND_MS });

export const chooseArea = (body: AreaChoice) => callJson(`${path}/choice`, MapResponse, { method: 'POST', body });

export const removeMap = () => callApi(path, empty, { method: 'DELETE' });
