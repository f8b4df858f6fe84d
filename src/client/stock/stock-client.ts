import { type EntriesQuery, EntriesResponse, type StockQuery, StockResponse } from '../../protocol/stock/stock.ts';
import { callJson } from '../platform/http/call-api.ts';
import { toSearch } from '../state/office-client.ts';

export const fetchStock = (query: StockQuery) => callJson(`/api/office/stock?${toSearch(query)}`, StockResponse);

export const fetchEntries = (query: EntriesQuery) =>
  callJson(`/api/office/stock/entries?${toSearch(query)}`, EntriesResponse);
