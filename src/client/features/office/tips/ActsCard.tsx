import { createSignal, Show } from 'solid-js';
import { isDay } from '../../../../domain/kernel/day.ts';
import { moveTip, type TipMove, type TipOutcome, tipOutcomes } from '../../../../domain/tips/state.ts';
import type { TipAct, TipSummary } from '../../../../protocol/tips/tip-desk.ts';
import { createAction } from '../../../components/action.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Switch } from '../../../components/Checkbox.tsx';
import { Chips } from '../../../components/Choices.tsx';
import { DateField } from '../../../components/DateField.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { ActionNotice, Form } from '../../../components/Form.tsx';
import { deskFailed } from '../../../tips/desk/failed-words.ts';
import { tipDesk } from '../../../tips/desk/words/tip-desk.ts';
import { common } from '../../../words/common.ts';
import type { TipController } from './tip-controller.ts';

/** 办结: closes a tip with an outcome that the person sees. */
function CloseForm(props: { controller: TipController; onClosed: () => void }) {
  const words = tipDesk.acts;
  const act = createAction(deskFailed);
  const [outcome, setOutcome] = createSignal<TipOutcome>();
  const [isMissing, setMissing] = createSignal(false);
  async function close() {
    const chosen = outcome();
    setMissing(!chosen);
    if (chosen && (await act.run(() => props.controller.act({ act: 'close', outcome: chosen })))?.ok) props.onClosed();
  }
  return (
    <>
      <Chips
        label={words.outcome}
        value={outcome()}
        options={tipOutcomes.map((value) => ({ value, label: tipDesk.outcome[value] }))}
        onInput={setOutcome}
        error={isMissing() && !outcome() ? words.outcomeMissing : undefined}
      />
      <p class="note">{words.closeHint}</p>
      <ActionNotice of={act} />
      <Button look="primary" disabled={act.busy()} onClick={() => void close()}>
        {words.close}
      </Button>
    </>
  );
}

/** 办理: the actions that are possible now. */
export function ActsCard(props: { controller: TipController; summary: TipSummary; onSheet: () => void }) {
  const words = tipDesk.acts;
  const act = createAction(deskFailed);
  const [isClosing, setClosing] = createSignal(false);
  const [due, setDue] = createSignal(props.summary.due);
  const can = (move: TipMove) => moveTip(props.summary.state, move) !== undefined;
  const run = (what: TipAct, done: string) => void act.run(() => props.controller.act(what), done);
  return (
    <Card title={words.title}>
      <div class="row">
        <Show when={can('take')}>
          <Button look="primary" disabled={act.busy()} onClick={() => run({ act: 'take' }, words.taken)}>
            {words.take}
          </Button>
        </Show>
        <Show when={can('pass') || props.summary.state === 'passed'}>
          <Button icon="print" onClick={() => props.onSheet()}>
            {words.pass}
          </Button>
        </Show>
        <Show when={can('close')}>
          <Button icon="check" onClick={() => setClosing(true)}>
            {words.close}
          </Button>
        </Show>
        <Show when={can('reopen')}>
          <Button disabled={act.busy()} onClick={() => run({ act: 'reopen' }, words.reopened)}>
            {words.reopen}
          </Button>
        </Show>
      </div>
      <Show when={props.summary.state !== 'closed'}>
        <Form
          class="tip-due"
          onSubmit={() => {
            const day = due();
            if (isDay(day)) run({ act: 'due', due: day }, words.dueSet);
          }}
        >
          <DateField label={tipDesk.list.due} value={due()} onInput={setDue} />
          <Button type="submit" disabled={act.busy() || !isDay(due()) || due() === props.summary.due}>
            {words.setDue}
          </Button>
        </Form>
        <Switch
          label={words.mute}
          checked={props.summary.muted}
          onInput={(muted) => run({ act: 'mute', muted }, muted ? tipDesk.list.muted : words.unmuted)}
        />
      </Show>
      <ActionNotice of={act} />
      <Dialog
        open={isClosing()}
        onClose={() => setClosing(false)}
        title={words.closeTitle}
        closeLabel={common.action.close}
      >
        <CloseForm controller={props.controller} onClosed={() => setClosing(false)} />
      </Dialog>
    </Card>
  );
}
