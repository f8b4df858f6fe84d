import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js';
import type { EvidenceQuery, EvidenceResponse } from '../../../../protocol/figures/board.ts';
import type { RequestFailure } from '../../../platform/http/call-api.ts';
import { fetchEvidence } from '../../../state/office-client.ts';

interface EvidencePages {
  readonly total: Accessor<EvidenceResponse['total'] | undefined>;
  readonly rows: Accessor<EvidenceResponse['rows']>;
  readonly next: Accessor<string | null>;
  readonly failure: Accessor<RequestFailure | undefined>;
  readonly loading: Accessor<boolean>;
  /** Fetches the next page, or the first one again after a failure. */
  readonly more: () => void;
}

/** Pages through the records behind a figure; a new query starts again at the first page. */
export function createEvidence(query: Accessor<EvidenceQuery>): EvidencePages {
  const [total, setTotal] = createSignal<EvidenceResponse['total']>();
  const [rows, setRows] = createSignal<EvidenceResponse['rows']>([]);
  const [next, setNext] = createSignal<string | null>(null);
  const [failure, setFailure] = createSignal<RequestFailure>();
  const [loading, setLoading] = createSignal(false);
  let turn = 0;

  async function load(after: string | null): Promise<void> {
    const mine = ++turn;
    setLoading(true);
    const answer = await fetchEvidence({ ...query(), ...(after ? { after } : {}) });
    if (mine !== turn) return;
    setLoading(false);
    if (!answer.ok) {
      setFailure(answer.error);
      return;
    }
    setFailure(undefined);
    setTotal(answer.value.total);
    setNext(answer.value.next);
    setRows((before) => (after ? [...before, ...answer.value.rows] : answer.value.rows));
  }

  createEffect(() => {
    query();
    setRows([]);
    setTotal(undefined);
    setNext(null);
    void load(null);
  });
  onCleanup(() => {
    turn += 1;
  });
  return { total, rows, next, failure, loading, more: () => void load(next()) };
}
