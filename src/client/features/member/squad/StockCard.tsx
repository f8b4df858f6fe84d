import { createMemo, createSignal, For, Show } from 'solid-js';
import { yearOf } from '../../../../domain/kernel/day.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import { arrivalId } from '../../../../domain/records/kinds/arrival.ts';
import { memberAccount, squadAccount } from '../../../../domain/records/posting.ts';
import { textField } from '../../../../domain/records/record.ts';
import { balanceOf, type Holding, isQuestion } from '../../../../domain/stock/ledger.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { createNamesOf } from '../../../records/names.ts';
import { createToday } from '../../../records/today.ts';
import { createLive } from '../../../state/live.ts';
import { createReferences } from '../../../state/records.ts';
import { type Entry, EntryDialog } from '../../../stock/EntryDialog.tsx';
import { EntryList } from '../../../stock/EntryList.tsx';
import { type Delivery, readLocalLedger } from '../../../stock/local-ledger.ts';
import { stock as words } from '../../../stock/words.ts';
import { formatDay, formatNumber } from '../../../words/format.ts';

/** 分队的资料: what the squad and its members hold, and what has come for it. Works offline. */
export function StockCard(props: { readonly squad: Id }) {
  const today = createToday();
  const [entry, setEntry] = createSignal<Entry>();
  const ledger = createLive(() => readLocalLedger);
  const members = createReferences('member', () => props.squad);
  const squadHoldings = createMemo(() =>
    (ledger()?.holdings ?? []).filter(({ account, material }) => account === squadAccount(props.squad) && material),
  );
  const memberHoldings = createMemo(() => {
    const accounts = new Set((members() ?? []).map(({ id }) => memberAccount(id)));
    return (ledger()?.holdings ?? []).filter((each) => accounts.has(each.account) && each.material && balanceOf(each));
  });
  const entries = () => (ledger()?.entries ?? []).filter(({ record }) => textField(record, 'squad') === props.squad);
  const arriving = () =>
    (ledger()?.toConfirm ?? []).filter(({ movement }) => textField(movement, 'squad') === props.squad);
  const names = createNamesOf(() =>
    [...squadHoldings(), ...memberHoldings()]
      .flatMap(({ account, material }) => [account.split('/')[1] ?? '', material ?? ''])
      .concat(arriving().map(({ movement }) => textField(movement, 'material') ?? '')),
  );
  const materialOf = (id: Id | null | undefined) => names.name(id ?? undefined) ?? words.noMaterial;
  const copies = (holding: Holding) => (
    <Show when={isQuestion(holding)} fallback={words.squad.holds(formatNumber(balanceOf(holding)))}>
      <Pill tone="wait">{words.squad.holds(formatNumber(balanceOf(holding)))}</Pill>
    </Show>
  );
  const squad = () => props.squad;
  const arrive = ({ movement: { id, fields }, arrival }: Delivery): Entry => ({
    ...(arrival ? { corrects: arrival, why: words.form.sentChanged } : { id: arrivalId(id, squad()) }),
    title: words.form.arrive,
    hint: `${materialOf(String(fields.material))} · ${words.form.sent(formatNumber(Number(fields.quantity)))}`,
    kind: 'arrival',
    fixed: {
      movement: id,
      squad: squad(),
      material: String(fields.material),
      sent: Number(fields.quantity),
      ...(typeof fields.batch === 'string' ? { batch: fields.batch } : {}),
    },
    asks: arrival ? ['counted', 'missing'] : ['counted', 'missing', 'note'],
    ...(arrival ? {} : { start: { counted: Number(fields.quantity) } }),
  });
  const give = (): Entry => ({
    title: words.form.give,
    kind: 'movement',
    fixed: { from: 'squad', to: 'hand', squad: squad() },
    asks: ['member', 'material', 'quantity', 'batch'],
    squad: squad(),
  });
  const goBack = (): Entry => ({
    title: words.form.goBack,
    kind: 'movement',
    fixed: { from: 'squad', to: 'office', squad: squad() },
    asks: ['material', 'quantity', 'batch', 'note'],
  });
  const count = (): Entry => ({
    title: words.form.count,
    hint: words.form.countHint,
    kind: 'stocktake',
    fixed: { at: 'squad', squad: squad() },
    asks: ['material', 'counted', 'note'],
  });
  return (
    <>
      <For each={arriving()}>
        {(delivery) => (
          <Notice
            quiet
            tone="wait"
            icon="box"
            title={(delivery.arrival ? words.squad.corrected : words.squad.arrived)(
              materialOf(textField(delivery.movement, 'material')),
              formatNumber(Number(delivery.movement.fields.quantity)),
            )}
            action={
              <Button look="primary" onClick={() => setEntry(arrive(delivery))}>
                {words.form.arrive}
              </Button>
            }
          >
            {words.squad.sentOn(formatDay(textField(delivery.movement, 'date') ?? '', yearOf(today())))}
          </Notice>
        )}
      </For>
      <Card title={words.squad.title}>
        <Show
          when={squadHoldings().length}
          fallback={
            <Show when={ledger()}>
              <EmptyState icon="box" title={words.squad.empty}>
                {words.squad.emptyHint}
              </EmptyState>
            </Show>
          }
        >
          <List label={words.squad.title}>
            <For each={squadHoldings()}>
              {(holding) => <ListItem title={materialOf(holding.material)} trailing={copies(holding)} />}
            </For>
          </List>
          <Show when={squadHoldings().some(isQuestion)}>
            <p class="note">{words.question.askOffice}</p>
          </Show>
          <p class="note">{words.squad.byPhone}</p>
        </Show>
        <div class="row">
          <Button look="primary" onClick={() => setEntry(give())}>
            {words.form.give}
          </Button>
          <Button onClick={() => setEntry(count())}>{words.form.count}</Button>
          <Button onClick={() => setEntry(goBack())}>{words.form.goBack}</Button>
        </div>
      </Card>
      <Show when={memberHoldings().length}>
        <Card title={words.squad.members}>
          <List label={words.squad.members}>
            <For each={memberHoldings()}>
              {(holding) => (
                <ListItem
                  title={names.name(holding.account.split('/')[1]) ?? words.account.unknown}
                  detail={materialOf(holding.material)}
                  trailing={copies(holding)}
                />
              )}
            </For>
          </List>
        </Card>
      </Show>
      <EntryList entries={entries()} />
      <EntryDialog entry={entry()} onClose={() => setEntry(undefined)} />
    </>
  );
}
