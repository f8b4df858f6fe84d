import { createSignal, Show } from 'solid-js';
import { isDay } from '../../../../domain/kernel/day.ts';
import { moveTip, type TipMove, type TipOutcome } from '../../../../domain/tips/state.ts';
import type { TipSummary } from '../../../../protocol/tips/tip-desk.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Switch } from '../../../components/Checkbox.tsx';
import { DateField } from '../../../components/DateField.tsx';
import { tipDesk } from '../../../tips/desk/words/tip-desk.ts';
import { ActNotice } from './ActNotice.tsx';
import { CloseDialog } from './CloseDialog.tsx';
import { createAction } from './create-action.ts';
import type { TipController } from './tip-controller.ts';

/** 办理: the actions that are possible now. */
export function ActsCard(props: { controller: TipController; summary: TipSummary; onSheet: () => void }) {
  const words = tipDesk.acts;
  const { controller } = props;
  const act = createAction();
  const closing = createAction();
  const [isClosing, setClosing] = createSignal(false);
  const [due, setDue] = createSignal(props.summary.due);
  const can = (move: TipMove) => moveTip(props.summary.state, move) !== undefined;
  async function close(outcome: TipOutcome) {
    if (await closing.run(() => controller.act({ act: 'close', outcome }), words.closed)) setClosing(false);
  }
  return (
    <Card title={words.title}>
      <div class="row">
        <Show when={can('take')}>
          <Button
            look="primary"
            disabled={act.busy()}
            onClick={() => void act.run(() => controller.act({ act: 'take' }), words.taken)}
          >
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
          <Button
            disabled={act.busy()}
            onClick={() => void act.run(() => controller.act({ act: 'reopen' }), words.reopened)}
          >
            {words.reopen}
          </Button>
        </Show>
      </div>
      <Show when={props.summary.state !== 'closed'}>
        <form
          class="tip-due"
          novalidate
          onSubmit={(event) => {
            event.preventDefault();
            const day = due();
            if (isDay(day)) void act.run(() => controller.act({ act: 'due', due: day }), words.dueSet);
          }}
        >
          <DateField label={words.due} value={due()} onInput={setDue} />
          <Button type="submit" disabled={act.busy() || !isDay(due()) || due() === props.summary.due}>
            {words.setDue}
          </Button>
        </form>
        <Switch
          label={words.mute}
          checked={props.summary.muted}
          onInput={(muted) =>
            void act.run(() => controller.act({ act: 'mute', muted }), muted ? words.muted : words.unmuted)
          }
        />
      </Show>
      <ActNotice of={act} />
      <CloseDialog
        open={isClosing()}
        act={closing}
        onClose={() => setClosing(false)}
        onCloseTip={(outcome) => void close(outcome)}
      />
    </Card>
  );
}
