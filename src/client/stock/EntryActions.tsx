import { createSignal, Show } from 'solid-js';
import { type FoldedRecord, isDateUnsure, isDeleted } from '../../domain/records/record.ts';
import { mayCorrect, maySettle } from '../../domain/stock/corrections.ts';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { Form, SubmitRow } from '../components/Form.tsx';
import { Notice } from '../components/Notice.tsx';
import { SaveConfirmation } from '../components/SaveConfirmation.tsx';
import { TextField } from '../components/TextField.tsx';
import { createFormState } from '../records/form/form-state.ts';
import { useClient } from '../state/context.ts';
import { useCommands } from '../state/use-commands.ts';
import { common } from '../words/common.ts';
import { lazyPart } from '../words/lazy-part.tsx';
import { correctedEntry } from './corrected-entry.ts';
import { type Entry, EntryDialog } from './EntryDialog.tsx';
import { noteWith } from './note.ts';
import { stock as words } from './words.ts';

const DateQuestion = lazyPart(() => import('../records/DateQuestion.tsx'));

function Withdrawal(props: {
  readonly record: FoldedRecord;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const commands = useCommands();
  const state = createFormState();
  const [why, setWhy] = createSignal('');
  const [isMissing, setMissing] = createSignal(false);
  const withdraw = () => {
    setMissing(!why().trim());
    if (isMissing()) return;
    const fields = { deleted: true, note: noteWith(props.record, why()) };
    void state.submit(() => commands.editRecord(props.record.id, fields, props.record), props.onDone);
  };
  return (
    <Form onSubmit={withdraw}>
      <p class="note">{words.form.withdrawHint}</p>
      <TextField
        autocomplete="off"
        maxlength={100}
        label={words.form.why}
        value={why()}
        onInput={setWhy}
        error={isMissing() ? words.form.whyMissing : undefined}
      />
      <Show when={state.trouble([])}>{(trouble) => <Notice tone="bad" title={trouble()} />}</Show>
      <SubmitRow look="danger" label={words.form.withdraw} busy={state.saving()}>
        <Button onClick={() => props.onCancel()}>{common.action.cancel}</Button>
      </SubmitRow>
    </Form>
  );
}

/** Offers to settle the date of an entry of the ledger; to its author also to correct or withdraw it. */
export function EntryActions(props: {
  readonly record: FoldedRecord;
  /** The record is not on this phone. */
  readonly remote?: boolean;
  readonly onWithdrawn?: () => void;
}) {
  const { session } = useClient();
  const [entry, setEntry] = createSignal<Entry>();
  const [isWithdrawing, setWithdrawing] = createSignal(false);
  const [done, setDone] = createSignal<string>();
  const can = (may: typeof mayCorrect) => {
    const actor = session.identity()?.actor;
    return actor !== undefined && !isDeleted(props.record) && may(actor, props.record);
  };
  return (
    <>
      <Show when={isDateUnsure(props.record) && can(maySettle)}>
        <DateQuestion remote={props.remote} record={props.record} />
      </Show>
      <Show when={can(mayCorrect)}>
        <div class="two no-print">
          <Button icon="edit" onClick={() => setEntry(correctedEntry(props.record))}>
            {words.form.correct}
          </Button>
          <Button look="danger" onClick={() => setWithdrawing(true)}>
            {words.form.withdraw}
          </Button>
        </div>
      </Show>
      <SaveConfirmation title={done()} />
      <EntryDialog entry={entry()} onClose={() => setEntry(undefined)} />
      <Dialog
        open={isWithdrawing()}
        onClose={() => setWithdrawing(false)}
        title={words.form.withdraw}
        closeLabel={common.action.close}
      >
        <Show when={isWithdrawing()}>
          <Withdrawal
            record={props.record}
            onCancel={() => setWithdrawing(false)}
            onDone={() => {
              setWithdrawing(false);
              setDone(common.saved.title);
              props.onWithdrawn?.();
            }}
          />
        </Show>
      </Dialog>
    </>
  );
}
