import { createMemo, createSignal, For, Show } from 'solid-js';
import { memberAccount } from '../../../../domain/records/posting.ts';
import { textField } from '../../../../domain/records/record.ts';
import { balanceOf, type Holding, isQuestion } from '../../../../domain/stock/ledger.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { createNamesOf } from '../../../records/names.ts';
import { useClient } from '../../../state/context.ts';
import { createLive } from '../../../state/live.ts';
import { type Entry, EntryDialog } from '../../../stock/EntryDialog.tsx';
import { EntryList } from '../../../stock/EntryList.tsx';
import { readLocalLedger } from '../../../stock/local-ledger.ts';
import { stock as words } from '../../../stock/words.ts';
import { common } from '../../../words/common.ts';
import { formatNumber } from '../../../words/format.ts';

/** 我手上的资料: what the member holds by this phone's records; to return copies, or say how many there are. */
export default function OwnStockPage() {
  const { session } = useClient();
  const [entry, setEntry] = createSignal<Entry>();
  const member = () => session.identity()?.actor.member ?? '';
  const squad = () => session.identity()?.actor.squad ?? undefined;
  const ledger = createLive(() => readLocalLedger);
  const holdings = createMemo(() =>
    (ledger()?.holdings ?? []).filter(({ account, material }) => account === memberAccount(member()) && material),
  );
  const entries = () => (ledger()?.entries ?? []).filter(({ record }) => textField(record, 'member') === member());
  const names = createNamesOf(() => holdings().map(({ material }) => material ?? ''));
  const nameOf = ({ material }: Holding) => names.name(material ?? undefined) ?? words.noMaterial;
  const about = () => ({ member: member(), squad: squad() });
  const giveBack = (holding: Holding): Entry => ({
    title: words.form.giveBack,
    hint: nameOf(holding),
    kind: 'movement',
    fixed: { from: 'hand', to: 'squad', material: holding.material ?? undefined, ...about() },
    start: { quantity: Math.max(1, balanceOf(holding)) },
    asks: ['quantity', 'batch', 'note'],
  });
  const count = (): Entry => ({
    title: words.form.count,
    hint: words.form.countHint,
    kind: 'stocktake',
    fixed: { at: 'hand', ...about() },
    asks: ['material', 'counted', 'note'],
  });
  const copies = (holding: Holding) => words.squad.holds(formatNumber(balanceOf(holding)));
  return (
    <Page above="tabs">
      <PageHeader title={words.hand.title} back={{ href: '/me', label: common.action.back }} />
      <Card>
        <Show
          when={holdings().length}
          fallback={
            <Show when={ledger()}>
              <EmptyState icon="box" title={words.hand.empty}>
                {words.hand.emptyHint}
              </EmptyState>
            </Show>
          }
        >
          <List label={words.hand.title}>
            <For each={holdings()}>
              {(holding) => (
                <ListItem
                  title={nameOf(holding)}
                  detail={
                    <Show when={isQuestion(holding)} fallback={copies(holding)}>
                      <Pill tone="wait">{copies(holding)}</Pill>
                    </Show>
                  }
                  trailing={
                    <Show when={squad() && balanceOf(holding) > 0}>
                      <Button onClick={() => setEntry(giveBack(holding))}>{words.form.giveBack}</Button>
                    </Show>
                  }
                />
              )}
            </For>
          </List>
          <Show when={holdings().some(isQuestion)}>
            <p class="note">{words.hand.question}</p>
          </Show>
          <p class="note">{words.squad.byPhone}</p>
        </Show>
        <Button look="primary" wide icon="check" onClick={() => setEntry(count())}>
          {words.form.count}
        </Button>
      </Card>
      <EntryList entries={entries()} />
      <EntryDialog entry={entry()} onClose={() => setEntry(undefined)} />
    </Page>
  );
}
