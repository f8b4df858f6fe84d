import { createSignal, For, Index, Show } from 'solid-js';
import { MAX_OPERANDS, type OwnWay, ownEntry, ownWays, writeFormula } from '../../../../domain/figures/own-figures.ts';
import { figureEdit as kind } from '../../../../domain/records/kinds/figureEdit.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Form, SubmitRow } from '../../../components/Form.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextArea } from '../../../components/TextArea.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { catalogueNow } from '../../../figures/edited-catalogue.ts';
import { nameOf } from '../../../figures/figure-text.ts';
import { randomBytes } from '../../../platform/random.ts';
import { createFormState } from '../../../records/form/form-state.ts';
import { fieldLabel } from '../../../records/kind-labels.ts';
import { entriesByName } from '../../../reports/figure-names.ts';
import { useCommands } from '../../../state/use-commands.ts';
import { common } from '../../../words/common.ts';
import { editWords as words } from './words/edit.ts';

/** Letters of an id; ids of figures have no digits. */
const LETTERS = 'abcdefghijklmnop';
const ID_BYTES = 12;

const newOwnId = (): string => `own.${[...randomBytes(ID_BYTES)].map((byte) => LETTERS[byte % 16]).join('')}`;

/** Figures that may be computed with: numbers, by name. */
const choices = () =>
  catalogueNow()
    .entries.filter(({ value, isHidden }) => value === 'number' && !isHidden)
    .map(({ id }) => ({ value: id, label: nameOf(id) }));

function NewForm(props: { onDone: (id: string) => void }) {
  const commands = useCommands();
  const state = createFormState();
  const [name, setName] = createSignal('');
  const [definition, setDefinition] = createSignal('');
  const [way, setWay] = createSignal<OwnWay>('sum');
  const [operands, setOperands] = createSignal<readonly string[]>(['', '']);
  const [wrong, setWrong] = createSignal('');
  const shown = () => (way() === 'sum' ? operands() : operands().slice(0, 2));
  const formula = () =>
    writeFormula(
      way(),
      shown().filter((id) => id !== ''),
    );
  const id = newOwnId();
  const problem = (): string => {
    if (!name().trim()) return words.nameMissing;
    if (entriesByName().has(name().trim())) return words.nameTaken;
    if (!definition().trim()) return words.definitionMissing;
    const made = ownEntry(id, formula(), (each) => catalogueNow().find(each));
    return made.ok ? '' : words.failures[made.error.code](nameOf(made.error.figure));
  };
  const save = () => {
    setWrong(problem());
    if (wrong()) return;
    const fields = { figure: id, name: name().trim(), definition: definition().trim(), formula: formula() };
    void state.submit<unknown>(
      () => commands.createRecord('figureEdit', fields),
      () => props.onDone(id),
    );
  };
  return (
    <Form onSubmit={save}>
      <TextField
        required
        autocomplete="off"
        label={fieldLabel('figureEdit', 'name')}
        maxlength={kind.fields.name.max}
        value={name()}
        onInput={setName}
      />
      <TextArea
        required
        label={fieldLabel('figureEdit', 'definition')}
        maxlength={kind.fields.definition.max}
        value={definition()}
        onInput={setDefinition}
      />
      <Select
        label={words.way}
        value={way()}
        options={ownWays.map((value) => ({ value, label: words.ways[value] }))}
        onInput={(value) => setWay(ownWays.find((each) => each === value) ?? 'sum')}
      />
      <Index each={shown()}>
        {(operand, at) => (
          <Select
            label={words.operand(String(at + 1))}
            value={operand()}
            empty={words.choose}
            options={choices()}
            onInput={(value) => setOperands((before) => before.map((each, i) => (i === at ? value : each)))}
          />
        )}
      </Index>
      <Show when={way() === 'sum' && operands().length < MAX_OPERANDS}>
        <Button look="quiet" onClick={() => setOperands((before) => [...before, ''])}>
          {words.more}
        </Button>
      </Show>
      <p class="note">{words.note}</p>
      <Show when={wrong() || state.trouble([])}>{(text) => <Notice tone="bad" title={text()} />}</Show>
      <SubmitRow look="primary" label={common.action.save} busy={state.saving()} />
    </Form>
  );
}

/** The button for a figure of the office's own, and why such figures can not be computed. */
export function NewFigure(props: { onMade: (id: string) => void }) {
  const [open, setOpen] = createSignal(false);
  const done = (id: string) => {
    setOpen(false);
    props.onMade(id);
  };
  return (
    <>
      <Button icon="plus" onClick={() => setOpen(true)}>
        {words.add}
      </Button>
      <Dialog open={open()} onClose={() => setOpen(false)} title={words.addTitle} closeLabel={common.action.close}>
        <Show when={open()}>
          <NewForm onDone={done} />
        </Show>
      </Dialog>
      <For each={[...catalogueNow().failures]}>
        {([id, failure]) => (
          <Notice tone="bad" title={words.broken(nameOf(id), words.failures[failure.code](nameOf(failure.figure)))} />
        )}
      </For>
    </>
  );
}
