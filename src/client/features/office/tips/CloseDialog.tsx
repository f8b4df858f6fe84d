import { createSignal } from 'solid-js';
import { type TipOutcome, tipOutcomes } from '../../../../domain/tips/state.ts';
import { Button } from '../../../components/Button.tsx';
import { Chips } from '../../../components/Choices.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { tipDesk } from '../../../tips/desk/words/tip-desk.ts';
import { common } from '../../../words/common.ts';
import { ActNotice } from './ActNotice.tsx';
import type { Act } from './create-action.ts';

function CloseForm(props: { act: Act; onCloseTip: (outcome: TipOutcome) => void }) {
  const words = tipDesk.acts;
  const [outcome, setOutcome] = createSignal<TipOutcome>();
  const [isMissing, setMissing] = createSignal(false);
  function close() {
    const chosen = outcome();
    setMissing(!chosen);
    if (chosen) props.onCloseTip(chosen);
  }
  return (
    <div class="stack">
      <Chips
        label={words.outcome}
        value={outcome()}
        options={tipOutcomes.map((value) => ({ value, label: tipDesk.outcome[value] }))}
        onInput={setOutcome}
        error={isMissing() && !outcome() ? words.outcomeMissing : undefined}
      />
      <p class="note">{words.closeHint}</p>
      <ActNotice of={props.act} />
      <Button look="primary" disabled={props.act.busy()} onClick={close}>
        {words.close}
      </Button>
    </div>
  );
}

/** 办结: closes a tip with an outcome that the person sees. */
export function CloseDialog(props: {
  open: boolean;
  act: Act;
  onClose: () => void;
  onCloseTip: (outcome: TipOutcome) => void;
}) {
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title={tipDesk.acts.closeTitle}
      closeLabel={common.action.close}
    >
      <CloseForm act={props.act} onCloseTip={props.onCloseTip} />
    </Dialog>
  );
}
