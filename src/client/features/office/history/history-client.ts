import type { Id } from '../../../../domain/kernel/id.ts';
import {
  type BeginRequest,
  BeginResponse,
  EditedList,
  HistoryList,
  type RowsRequest,
  RowsResponse,
  type UndoRequest,
  UndoResponse,
} from '../../../../protocol/history/history.ts';
import { callJson } from '../../../platform/http/call-api.ts';

const PATH = '/api/office/history';
/** Undoing 100,000 rows takes some minutes at worst. */
const UNDO_MS = 120_000;

export const fetchImports = () => callJson(PATH, HistoryList);

export const beginImport = (body: BeginRequest) => callJson(PATH, BeginResponse, { method: 'POST', body });

export const sendRows = (id: Id, body: RowsRequest) =>
  callJson(`${PATH}/${id}/rows`, RowsResponse, { method: 'POST', body });

export const fetchEdited = (id: Id) => callJson(`${PATH}/${id}`, EditedList);

export const undoImport = (id: Id, body: UndoRequest) =>
  callJson(`${PATH}/${id}/undo`, UndoResponse, { method: 'POST', body, timeoutMs: UNDO_MS });
