import { type Accessor, createEffect, createMemo, createSignal, onCleanup, untrack } from 'solid-js';
import type { EvidenceQuery, EvidenceResponse } from '../../../../protocol/figures/board.ts';
import type { RequestFailure } from '../../../platform/http/call-api.ts';
import { fetchEvidence } from '../../../state/office-client.ts';

type Rows = EvidenceResponse['rows'];

/** Records that are listed or written to a file at most. */
export const MAX_EVIDENCE = 100_000;

interface EvidencePages {
  readonly total: Accessor<EvidenceResponse['total'] | undefined>;
  readonly rows: Accessor<Rows>;
  /** Whether there are further records, and room for them. */
  readonly hasMore: Accessor<boolean>;
  /** Whether there are more records than are listed at most. */
  readonly isCut: Accessor<boolean>;
  readonly failure: Accessor<RequestFailure | undefined>;
  readonly loading: Accessor<boolean>;
  /** Fetches the next page, or the first one again after a failure. */
  readonly more: () => void;
  /** Fetches all pages. @returns undefined if one could not be had, or the query has changed */
  readonly all: () => Promise<Rows | undefined>;
}

/**
 * Pages through the records behind a figure; a new query starts again at the first page.
 * @param whole asks for every page, as sorting needs
 */
export function createEvidence(query: Accessor<EvidenceQuery>, whole: Accessor<boolean>): EvidencePages {
  const [total, setTotal] = createSignal<EvidenceResponse['total']>();
  const [rows, setRows] = createSignal<Rows>([]);
  const [next, setNext] = createSignal<string | null>(null);
  const [failure, setFailure] = createSignal<RequestFailure>();
  const [loading, setLoading] = createSignal(false);
  const isFull = () => rows().length >= MAX_EVIDENCE;
  const hasMore = () => next() !== null && !isFull();
  let turn = 0;

  /** @returns undefined if the page has not come, or is no longer wanted */
  async function fetchPage(after: string | null, pages?: 'long'): Promise<Rows | undefined> {
    const mine = ++turn;
    setLoading(true);
    const answer = await fetchEvidence({ ...query(), ...(after ? { after } : {}), ...(pages && { pages }) });
    if (mine !== turn) return undefined;
    setLoading(false);
    if (!answer.ok) {
      setFailure(answer.error);
      return undefined;
    }
    setFailure(undefined);
    setTotal(answer.value.total);
    setNext(answer.value.next);
    return answer.value.rows;
  }

  /** @returns whether the page has come and is still wanted */
  async function load(after: string | null): Promise<boolean> {
    const page = await fetchPage(after);
    if (page) setRows((before) => (after ? [...before, ...page] : page));
    return page !== undefined;
  }

  async function loadAll(): Promise<Rows | undefined> {
    if (!total() && !(await load(null))) return undefined;
    // The list is shown once all are there: sorting it again with each page takes longer than fetching them.
    const gathered = [...rows()];
    while (next() !== null && gathered.length < MAX_EVIDENCE) {
      const asked = fetchPage(next(), 'long');
      const mine = turn;
      const page = await asked;
      if (page) gathered.push(...page);
      else {
        if (mine === turn) setRows(gathered);
        return undefined;
      }
    }
    setRows(gathered);
    return gathered;
  }
  let underWay: Promise<Rows | undefined> | undefined;
  /** A sort and a file that want all pages at once share one run. */
  const all = (): Promise<Rows | undefined> => {
    if (underWay) return underWay;
    const run = loadAll().finally(() => {
      if (underWay === run) underWay = undefined;
    });
    underWay = run;
    return run;
  };

  createEffect(() => {
    query();
    underWay = undefined;
    setRows([]);
    setTotal(undefined);
    setNext(null);
    void load(null);
  });
  const wantsAll = createMemo(() => whole() && total() !== undefined);
  createEffect(() => {
    if (wantsAll()) void untrack(all);
  });
  onCleanup(() => {
    turn += 1;
  });
  return {
    total,
    rows,
    hasMore,
    isCut: () => next() !== null && isFull(),
    failure,
    loading,
    more: () => void load(next()),
    all,
  };
}
