import { createSignal, For, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import type { DistrictStage, Stage } from '../../../../domain/coverage/growth-stages.ts';
import { ok } from '../../../../domain/kernel/result.ts';
import { readLine } from '../../../../domain/reading/characters.ts';
import { months } from '../../../../domain/records/kinds/growthStage.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Form, SubmitRow } from '../../../components/Form.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { createFormState } from '../../../records/form/form-state.ts';
import { fieldLabel } from '../../../records/kind-labels.ts';
import { optionLabel } from '../../../records/kind-words.ts';
import { useCommands } from '../../../state/use-commands.ts';
import { common } from '../../../words/common.ts';
import { desk as words } from './words.ts';

/** The longest name of a stage. */
const MAX_NAME = 8;

interface Edited {
  stage: Stage;
  name: string;
  from: string;
  to: string;
}

const editedOf = ({ stage, name = '', months: [from, to] = ['', ''] }: DistrictStage): Edited => ({
  ...{ stage, name, from, to },
});

function StagesForm(props: { readonly stages: readonly DistrictStage[]; readonly onDone: () => void }) {
  const commands = useCommands();
  const state = createFormState();
  const [edited, setEdited] = createStore(props.stages.map(editedOf));
  /** The stage that was saved last: where saving failed, a fault is of its fields. */
  const [last, setLast] = createSignal<number>();
  const fault = (at: number, field: string) => (last() === at ? state.error(field) : undefined);
  const save = async () => {
    for (const [at, known] of props.stages.entries()) {
      const [before, after] = [editedOf(known), edited[at]];
      if (!after) continue;
      const { stage, from, to } = after;
      const fields = { name: readLine(after.name) || null, from: from || null, to: to || null };
      if (before.name === (fields.name ?? '') && before.from === from && before.to === to) continue;
      setLast(at);
      const saved = known.record
        ? await commands.editRecord(known.record, fields)
        : await commands.createRecord('growthStage', { stage, ...fields });
      if (!saved.ok) return saved;
    }
    return ok(undefined);
  };
  const label = (field: string) => fieldLabel('growthStage', field);
  const month = (at: number, field: 'from' | 'to') => (
    <Select
      label={label(field)}
      value={edited[at]?.[field] ?? ''}
      empty={words.stages.noMonth}
      options={months.map((value) => ({ value, label: optionLabel('growthStage', field, value) }))}
      onInput={(value) => setEdited(at, field, value)}
      error={fault(at, field)}
    />
  );
  return (
    <Form onSubmit={() => void state.submit(save, props.onDone)}>
      <p class="note">{words.stages.editHint}</p>
      <For each={props.stages}>
        {({ stage }, at) => (
          <fieldset class="coverage-stage" aria-label={optionLabel('growthStage', 'stage', stage)}>
            <TextField
              autocomplete="off"
              label={words.stages.nameOf(optionLabel('growthStage', 'stage', stage))}
              placeholder={optionLabel('growthStage', 'stage', stage)}
              maxlength={MAX_NAME}
              value={edited[at()]?.name ?? ''}
              onInput={(name) => setEdited(at(), 'name', name)}
              error={fault(at(), 'name')}
            />
            {month(at(), 'from')}
            {month(at(), 'to')}
          </fieldset>
        )}
      </For>
      <Show when={state.trouble(['name', 'from', 'to'])}>{(text) => <Notice tone="bad" title={text()} />}</Show>
      <SubmitRow look="primary" label={common.action.save} busy={state.saving()}>
        <Button onClick={props.onDone}>{common.action.cancel}</Button>
      </SubmitRow>
    </Form>
  );
}

/** 踏查时期 as the district has them: name and months of each growth stage. */
export function StagesDialog(props: {
  readonly open: boolean;
  readonly stages: readonly DistrictStage[];
  readonly onDone: () => void;
}) {
  return (
    <Dialog open={props.open} onClose={props.onDone} title={words.stages.edit} closeLabel={common.action.close}>
      <Show when={props.open}>
        <StagesForm stages={props.stages} onDone={props.onDone} />
      </Show>
    </Dialog>
  );
}
