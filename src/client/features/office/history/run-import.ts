import { nextChunk } from '../../../../domain/history/chunk.ts';
import type { HistoryDraft } from '../../../../domain/history/read-row.ts';
import type { BeginRequest, RowsResponse } from '../../../../protocol/history/history.ts';
import type { RequestFailure } from '../../../platform/http/call-api.ts';
import { beginImport, sendRows } from './history-client.ts';

/** How an import ended: all rows are there, or they were there before; rows are refused; the network broke. */
export type ImportEnd =
  | { readonly end: 'done' }
  | { readonly end: 'already' }
  | { readonly end: 'refused'; readonly refused: RowsResponse['refused'] }
  | { readonly end: 'failed'; readonly failure: RequestFailure };

/**
 * Sends the records of a table in chunks, from where the server stands. Repeated after a break, it goes on.
 * @param report tells the last line that the server has
 */
export async function runImport(
  request: BeginRequest,
  drafts: readonly HistoryDraft[],
  report: (taken: number) => void,
): Promise<ImportEnd> {
  const begun = await beginImport(request);
  if (!begun.ok) return { end: 'failed', failure: begun.error };
  const { id, state } = begun.value;
  if (state !== 'open') return { end: 'already' };
  let { taken } = begun.value;
  for (;;) {
    report(taken);
    const chunk = nextChunk(drafts, taken, request.lines);
    if (!chunk) return { end: 'done' };
    const sent = await sendRows(id, {
      ...chunk,
      drafts: chunk.drafts.map((draft) => ({ ...draft, fields: { ...draft.fields } })),
    });
    if (!sent.ok) return { end: 'failed', failure: sent.error };
    const { refused, state: now } = sent.value;
    if (refused.length) return { end: 'refused', refused };
    // Somebody else finished or undid it meanwhile.
    if (now !== 'open') return now === 'done' ? { end: 'done' } : { end: 'already' };
    taken = sent.value.taken;
  }
}
