import { createMemo, createSignal, Show } from 'solid-js';
import { type Day, yearOf } from '../../../../domain/kernel/day.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import type { TipSummary } from '../../../../protocol/tips/tip-desk.ts';
import { createAction } from '../../../components/action.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { ActionNotice, Form } from '../../../components/Form.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { Select } from '../../../components/Select.tsx';
import { createPolled } from '../../../state/polled.ts';
import { tipNumber } from '../../../tips/desk/due.ts';
import { deskFailed } from '../../../tips/desk/failed-words.ts';
import { fetchTips } from '../../../tips/desk/tips-client.ts';
import { tipDesk } from '../../../tips/desk/words/tip-desk.ts';
import { formatDay } from '../../../words/format.ts';
import type { TipController } from './tip-controller.ts';

/** 重复举报: marks a tip as a duplicate of another. */
export function LinkCard(props: { controller: TipController; summary: TipSummary; today: Day }) {
  const words = tipDesk.link;
  const act = createAction(deskFailed);
  const list = createPolled(() => fetchTips, { repeat: false });
  const [chosen, setChosen] = createSignal<Id>();
  const value = () => chosen() ?? props.summary.duplicateOf ?? '';
  const others = createMemo(() => (list.value()?.tips ?? []).filter(({ id }) => id !== props.summary.id));
  const linked = () => others().filter(({ duplicateOf }) => duplicateOf === props.summary.id).length;
  const label = (tip: TipSummary) =>
    `${tipNumber(tip.id)} · ${formatDay(tip.arrived, yearOf(props.today))} · ${tipDesk.state[tip.state]}`;
  return (
    <Card title={words.title}>
      <Form
        class="tip-due"
        onSubmit={() => act.run(() => props.controller.act({ act: 'link', to: value() || null }), words.saved)}
      >
        <Select
          label={words.label}
          value={value()}
          empty={words.none}
          options={others().map((tip) => ({ value: tip.id, label: label(tip) }))}
          onInput={setChosen}
        />
        <Button type="submit" disabled={act.busy() || value() === (props.summary.duplicateOf ?? '')}>
          {words.save}
        </Button>
      </Form>
      <ActionNotice of={act} />
      <Show when={props.summary.duplicateOf}>
        {(other) => (
          <div class="row">
            <LinkButton href={`/office/tips/${other()}`}>{tipDesk.list.open(tipNumber(other()))}</LinkButton>
          </div>
        )}
      </Show>
      <Show when={linked() > 0}>
        <p class="note">{words.others(linked())}</p>
      </Show>
    </Card>
  );
}
