import { createEffect, createSignal, on, onCleanup, Show } from 'solid-js';
import { yearOf } from '../../../../domain/kernel/day.ts';
import { isKindName } from '../../../../domain/records/kinds/index.ts';
import type { EntriesQuery, EntriesResponse, EntryRow } from '../../../../protocol/stock/stock.ts';
import { Button } from '../../../components/Button.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Pill, type Tone } from '../../../components/Pill.tsx';
import { kindName } from '../../../records/kind-words.ts';
import { createToday } from '../../../records/today.ts';
import { accountText } from '../../../stock/account-text.ts';
import { fetchEntries } from '../../../stock/stock-client.ts';
import { stock as words } from '../../../stock/words.ts';
import { formatDay, formatNumber } from '../../../words/format.ts';
import { materialText } from './StockTables.tsx';
import { TableCard } from './TableCard.tsx';

interface State {
  readonly tone: Tone;
  readonly words: string;
}

/** The state of a movement to a squad; undefined for other entries. */
function stateOf({ arrived, quantity, sent = quantity }: EntryRow): State | undefined {
  if (arrived === undefined) return undefined;
  if (arrived === null) return { tone: 'plain', words: words.entries.waiting };
  if (sent !== quantity) return { tone: 'wait', words: words.entries.corrected(formatNumber(sent)) };
  if (arrived === quantity) return { tone: 'ok', words: words.entries.arrived };
  return { tone: 'wait', words: words.entries.differs(formatNumber(arrived), formatNumber(arrived - quantity)) };
}

/**
 * The ledger's records of the period, newest first; or those of one holder and material.
 * @param props.version changes when the ledger has changed, so that the list is read again
 */
export function EntriesCard(props: {
  readonly query: EntriesQuery;
  readonly version: unknown;
  readonly fileName: string;
  readonly onAll: () => void;
}) {
  const today = createToday();
  const [rows, setRows] = createSignal<readonly EntryRow[]>();
  const [names, setNames] = createSignal<EntriesResponse['names']>({});
  const [next, setNext] = createSignal<string | null>(null);
  const [hasFailed, setFailed] = createSignal(false);
  let turn = 0;
  async function load(after: string | null): Promise<void> {
    const mine = ++turn;
    const answer = await fetchEntries({ ...props.query, ...(after ? { after } : {}) });
    if (mine !== turn) return;
    setFailed(!answer.ok);
    if (!answer.ok) return;
    setNames((before) => ({ ...before, ...answer.value.names }));
    setRows((before) => (after ? [...(before ?? []), ...answer.value.rows] : answer.value.rows));
    setNext(answer.value.next);
  }
  createEffect(
    on(
      () => [JSON.stringify(props.query), props.version],
      () => void load(null),
    ),
  );
  onCleanup(() => {
    turn += 1;
  });
  const side = (account: string | null) => (account ? accountText(account, (id) => names()[id]) : '');
  return (
    <TableCard
      id="entries"
      before={
        <Show when={props.query.account}>
          {(account) => (
            <div class="row">
              <b>{words.entries.only(side(account()), materialText(names(), props.query.material ?? null))}</b>
              <Button look="soft" onClick={props.onAll}>
                {words.entries.all}
              </Button>
            </div>
          )}
        </Show>
      }
      caption={words.entries.title}
      sortParam="entries"
      fileName={props.fileName}
      rows={rows() ?? []}
      columns={[
        {
          key: 'day',
          head: words.entries.day,
          rowHead: true,
          value: (row) => row.day,
          cell: (row) => formatDay(row.day, yearOf(today())),
          href: (row) => `/office/records/${row.record}`,
        },
        { key: 'what', head: words.entries.what, value: ({ kind }) => (isKindName(kind) ? kindName(kind) : kind) },
        { key: 'material', head: words.entries.material, value: (row) => materialText(names(), row.material) },
        { key: 'from', head: words.entries.from, value: (row) => side(row.from) },
        { key: 'to', head: words.entries.to, value: (row) => side(row.to) },
        {
          key: 'quantity',
          head: words.entries.quantity,
          number: true,
          value: (row) => row.quantity,
          cell: (row) => formatNumber(row.quantity),
        },
        { key: 'batch', head: words.entries.batch, value: (row) => row.batch },
        { key: 'by', head: words.entries.by, value: (row) => names()[row.author] ?? '' },
        {
          key: 'state',
          head: words.entries.state,
          end: true,
          value: (row) => stateOf(row)?.words,
          cell: (row) => <Show when={stateOf(row)}>{(state) => <Pill tone={state().tone}>{state().words}</Pill>}</Show>,
        },
      ]}
    >
      <Show when={rows()?.length === 0}>
        <p class="note">{words.entries.none}</p>
      </Show>
      <Show when={hasFailed()}>
        <Notice tone="wait" title={words.failed} />
      </Show>
      <Show when={next()}>
        <div class="row no-print">
          <Button onClick={() => void load(next())}>{words.entries.more}</Button>
        </div>
      </Show>
    </TableCard>
  );
}
