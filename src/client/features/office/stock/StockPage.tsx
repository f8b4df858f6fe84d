import './stock.css';
import { useSearchParams } from '@solidjs/router';
import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js';
import { isId } from '../../../../domain/kernel/id.ts';
import { periodOf } from '../../../../domain/kernel/period.ts';
import type { HoldingRow, StockResponse } from '../../../../protocol/stock/stock.ts';
import { Button } from '../../../components/Button.tsx';
import { Segmented } from '../../../components/Choices.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { createToday } from '../../../records/today.ts';
import { createPolled } from '../../../state/polled.ts';
import { createCounts } from '../../../state/queue.ts';
import { accountText } from '../../../stock/account-text.ts';
import { type Entry, EntryDialog } from '../../../stock/EntryDialog.tsx';
import { fetchStock } from '../../../stock/stock-client.ts';
import { stock as words } from '../../../stock/words.ts';
import { common } from '../../../words/common.ts';
import { BatchCode } from './BatchCode.tsx';
import { EntriesCard } from './EntriesCard.tsx';
import { MaterialsDialog, materialEntry } from './MaterialsDialog.tsx';
import { QuestionCard } from './QuestionCard.tsx';
import { FlowTable, HolderTable, MaterialTable, materialText } from './StockTables.tsx';

const issue = (): Entry => ({
  title: words.form.issue,
  kind: 'movement',
  fixed: { from: 'office', to: 'squad' },
  asks: ['squad', 'material', 'quantity', 'batch'],
});

const enter = (): Entry => ({
  title: words.form.enter,
  kind: 'movement',
  fixed: { from: 'source', to: 'office' },
  asks: ['material', 'reason', 'quantity', 'batch', 'date'],
  start: { reason: 'printed' },
});

const countOffice = (): Entry => ({
  title: `${words.form.count} · ${words.account.office}`,
  hint: words.form.countHint,
  kind: 'stocktake',
  fixed: { at: 'office' },
  asks: ['material', 'counted', 'date', 'note'],
});

/** The side of an entry that means an account, with the squad or member it names. */
function sideOf(account: string): { readonly side: string; readonly named: Readonly<Record<string, string>> } {
  const [area = '', id = ''] = account.split('/');
  if (area === 'member') return { side: 'hand', named: { member: id } };
  return { side: area, named: id ? { squad: id } : {} };
}

/** The entry that adds what a holder received and nobody entered. */
function late({ account, material, balance }: HoldingRow, hint: string): Entry {
  const { side, named } = sideOf(account);
  return {
    title: words.form.late,
    hint,
    kind: 'movement',
    fixed: { from: 'source', to: side, ...named, material: material ?? undefined, reason: 'late' },
    asks: ['quantity', 'batch', 'date', 'note'],
    start: { quantity: -balance },
  };
}

function count({ account, material }: HoldingRow, hint: string): Entry {
  const { side, named } = sideOf(account);
  return {
    title: words.form.count,
    hint,
    kind: 'stocktake',
    fixed: { at: side, ...named, material: material ?? undefined },
    asks: ['counted', 'date', 'note'],
  };
}

const questions = (of: StockResponse): HoldingRow[] => of.holdings.filter(({ question }) => question);

/** 物资: the ledger of materials, from print to people, with its questions. */
export default function StockPage() {
  const [address, setAddress] = useSearchParams();
  const today = createToday();
  const [entry, setEntry] = createSignal<Entry>();
  const [isNaming, setNaming] = createSignal(false);
  const span = () => (address.period === 'month' ? 'month' : 'year');
  const period = createMemo(() => periodOf(span(), today()));
  const query = () => {
    const { account, material } = address;
    return {
      ...period(),
      ...(typeof account === 'string' ? { account } : {}),
      ...(isId(material) ? { material } : {}),
    };
  };
  const stock = createPolled(
    () => {
      const asked = period();
      return () => fetchStock(asked);
    },
    { onPoke: true },
  );
  // Organizers hear no poke of a squad's scope: the page asks again once its own entries are sent.
  const counts = createCounts();
  createEffect(
    on(
      () => counts()?.unsent,
      () => stock.refetch(),
      { defer: true },
    ),
  );
  const batches = () => {
    const { materials = [], names = {} } = stock.value() ?? {};
    const rows = materials.flatMap(({ material, batches: own }) =>
      own.map(({ batch }) => [batch, { batch, material: materialText(names, material) }] as const),
    );
    return [...new Map(rows).values()].sort((a, b) => a.batch.localeCompare(b.batch));
  };
  const file = (title: string) => `${words.title}-${title}`;
  const hint = (of: StockResponse, { account, material }: HoldingRow) =>
    `${accountText(account, (id) => of.names[id])} · ${materialText(of.names, material)}`;
  return (
    <>
      <PageHeader
        title={words.title}
        trailing={
          <div class="row no-print">
            <Segmented
              hideLabel
              label={words.period}
              value={span()}
              options={[
                { value: 'month', label: words.month },
                { value: 'year', label: words.year },
              ]}
              onInput={(value) => setAddress({ period: value === 'year' ? undefined : value }, { replace: true })}
            />
            <BatchCode batches={batches()} />
            <Button icon="edit" onClick={() => setNaming(true)}>
              {words.kinds.title}
            </Button>
            <Button icon="check" onClick={() => setEntry(countOffice())}>
              {words.form.count}
            </Button>
            <Button icon="plus" onClick={() => setEntry(enter())}>
              {words.form.enter}
            </Button>
            <Button look="primary" onClick={() => setEntry(issue())}>
              {words.form.issue}
            </Button>
          </div>
        }
      />
      <Loaded
        of={stock}
        loading={common.loading}
        failed={() => (
          <EmptyState icon="box" title={words.failed}>
            {words.offline}
          </EmptyState>
        )}
      >
        {(value) => (
          <div class="desk-stock">
            <div class="desk-stock-top">
              <Show
                when={value().materials.length}
                fallback={
                  <EmptyState
                    icon="box"
                    title={words.empty}
                    action={<Button onClick={() => setEntry(materialEntry())}>{words.kinds.add}</Button>}
                  >
                    {words.emptyHint}
                  </EmptyState>
                }
              >
                <MaterialTable stock={value()} fileName={file(words.materials.name)} />
              </Show>
              <Show when={questions(value()).length}>
                <div class="desk-stock">
                  <For each={questions(value())}>
                    {(holding) => (
                      <QuestionCard
                        stock={value()}
                        holding={holding}
                        onLate={() => setEntry(late(holding, hint(value(), holding)))}
                        onCount={() => setEntry(count(holding, hint(value(), holding)))}
                        onWrong={() => {
                          setAddress({ account: holding.account, material: holding.material ?? undefined });
                          document.getElementById('entries')?.scrollIntoView();
                        }}
                      />
                    )}
                  </For>
                </div>
              </Show>
            </div>
            <Show when={value().flows.length}>
              <FlowTable stock={value()} fileName={file(words.flow.title)} />
            </Show>
            <Show when={value().holdings.length}>
              <HolderTable stock={value()} fileName={file(words.holders.holder)} />
            </Show>
            <EntriesCard
              query={query()}
              version={JSON.stringify(value().holdings)}
              fileName={file(words.entries.title)}
              onAll={() => setAddress({ account: undefined, material: undefined })}
            />
          </div>
        )}
      </Loaded>
      <MaterialsDialog
        open={isNaming()}
        used={new Set(stock.value()?.materials.flatMap(({ material }) => material ?? []))}
        onEntry={(next) => {
          setNaming(false);
          setEntry(next);
        }}
        onClose={() => setNaming(false)}
      />
      <EntryDialog entry={entry()} onClose={() => setEntry(undefined)} />
    </>
  );
}
