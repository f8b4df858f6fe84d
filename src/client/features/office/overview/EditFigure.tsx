import { createSignal, Show } from 'solid-js';
import type { EditedEntry } from '../../../../domain/figures/edited.ts';
import { err } from '../../../../domain/kernel/result.ts';
import { figureEdit as kind } from '../../../../domain/records/kinds/figureEdit.ts';
import { Button } from '../../../components/Button.tsx';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Form, SubmitRow } from '../../../components/Form.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { NumberField } from '../../../components/NumberField.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextArea } from '../../../components/TextArea.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { definitionOf, figureUnit, nameOf } from '../../../figures/figure-text.ts';
import { createFormState } from '../../../records/form/form-state.ts';
import { fieldLabel } from '../../../records/kind-labels.ts';
import { optionLabel } from '../../../records/kind-words.ts';
import { useCommands } from '../../../state/use-commands.ts';
import { common } from '../../../words/common.ts';
import { editWords as words } from './words/edit.ts';

const label = (field: string): string => fieldLabel('figureEdit', field);

/** The form by which the office changes a figure's words, whether it is listed, and its target. */
function EditForm(props: { entry: EditedEntry; year: string; onDone: () => void }) {
  const commands = useCommands();
  const state = createFormState();
  const { id, isHidden } = props.entry;
  const [firstName, firstDefinition] = [nameOf(id), definitionOf(id) ?? ''];
  const [name, setName] = createSignal(firstName);
  const [definition, setDefinition] = createSignal(firstDefinition);
  const [hidden, setHidden] = createSignal(isHidden);
  const [bound, setBound] = createSignal('');
  const [target, setTarget] = createSignal(props.entry.bound?.value);
  const [year, setYear] = createSignal('');
  const [wrong, setWrong] = createSignal('');
  const changes = () => ({
    ...(name().trim() !== firstName ? { name: name().trim() } : {}),
    ...(definition().trim() !== firstDefinition ? { definition: definition().trim() } : {}),
    ...(hidden() !== isHidden ? { hidden: hidden() } : {}),
    ...(bound() ? { bound: bound(), ...(year() ? { year: year() } : {}) } : {}),
    ...(bound() && bound() !== 'none' ? { target: target() ?? Number.NaN } : {}),
  });
  const save = () => {
    const fields = changes();
    const isEmpty = Object.keys(fields).length === 0;
    const isWithout = 'target' in fields && Number.isNaN(fields.target);
    setWrong(isEmpty ? words.nothing : isWithout ? words.targetMissing : name().trim() ? '' : words.nameMissing);
    if (wrong()) return;
    void state.submit<unknown>(async () => {
      const made = await commands.createRecord('figureEdit', { figure: id, ...fields });
      return made.ok ? made : err(made.error);
    }, props.onDone);
  };
  return (
    <Form onSubmit={save}>
      <TextField
        autocomplete="off"
        label={label('name')}
        hint={words.nameHint}
        maxlength={kind.fields.name.max}
        value={name()}
        onInput={setName}
        error={state.error('name')}
      />
      <TextArea
        label={label('definition')}
        maxlength={kind.fields.definition.max}
        value={definition()}
        onInput={setDefinition}
        error={state.error('definition')}
      />
      <Show when={props.entry.value === 'number'}>
        <Select
          label={label('bound')}
          value={bound()}
          empty={words.keepTarget}
          options={kind.fields.bound.options.map((value) => ({
            value,
            label: optionLabel('figureEdit', 'bound', value),
          }))}
          onInput={setBound}
        />
        <Show when={bound()}>
          <Show when={bound() !== 'none'}>
            <NumberField
              decimal
              label={label('target')}
              unit={figureUnit(id)}
              value={target()}
              onInput={setTarget}
              error={state.error('target')}
            />
          </Show>
          <Select
            label={words.scope}
            value={year()}
            empty={words.allYears}
            options={[{ value: props.year, label: words.year(props.year) }]}
            onInput={setYear}
          />
        </Show>
      </Show>
      <Checkbox label={words.hide} checked={hidden()} onInput={setHidden} />
      <p class="note">{words.note}</p>
      <Show when={wrong() || state.trouble(['name', 'definition', 'target'])}>
        {(text) => <Notice tone="bad" title={text()} />}
      </Show>
      <SubmitRow look="primary" label={common.action.save} busy={state.saving()} />
    </Form>
  );
}

/** A button that opens the form for a figure. */
export function EditFigure(props: { entry: EditedEntry; year: string }) {
  const [open, setOpen] = createSignal(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {words.open}
      </Button>
      <Dialog
        open={open()}
        onClose={close}
        title={words.title(nameOf(props.entry.id))}
        closeLabel={common.action.close}
      >
        <Show when={open()}>
          <EditForm entry={props.entry} year={props.year} onDone={close} />
        </Show>
      </Dialog>
    </>
  );
}
