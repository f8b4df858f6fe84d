import { createSignal, For, type JSX, Match, Show, Switch } from 'solid-js';
import type { Id } from '../../domain/kernel/id.ts';
import type { KindName } from '../../domain/records/kinds/index.ts';
import { isLedgerName, kindOf } from '../../domain/records/kinds/index.ts';
import { isArchived } from '../../domain/records/kinds/material.ts';
import type { FoldedRecord } from '../../domain/records/record.ts';
import { AmountField } from '../components/AmountField.tsx';
import { Button } from '../components/Button.tsx';
import { Chips } from '../components/Choices.tsx';
import { DateField } from '../components/DateField.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { Form, SubmitRow } from '../components/Form.tsx';
import { Notice } from '../components/Notice.tsx';
import { Select } from '../components/Select.tsx';
import { TextField } from '../components/TextField.tsx';
import { createFormState } from '../records/form/form-state.ts';
import { type FormValue, type FormValues, fromFields, toFields } from '../records/form/values.ts';
import { fieldLabel } from '../records/kind-labels.ts';
import { optionLabel, unitWord } from '../records/kind-words.ts';
import { namedOptions } from '../records/named-options.ts';
import { createToday } from '../records/today.ts';
import { createReferences } from '../state/records.ts';
import { useCommands } from '../state/use-commands.ts';
import { common } from '../words/common.ts';
import { noteWith } from './note.ts';
import { stock } from './words.ts';

/** An entry of the ledger or a material, to be written: its form asks for some fields. */
export interface Entry {
  readonly title: string;
  readonly kind: KindName;
  /** Explains the entry, above its fields. */
  readonly hint?: string;
  readonly fixed: FormValues;
  /** The entry's id, if there may be only one such entry. */
  readonly id?: Id;
  /** The record to be corrected; the form starts with its values. An entry of the ledger needs a reason. */
  readonly corrects?: FoldedRecord;
  /** The reason for a correction, where it is known. */
  readonly why?: string;
  readonly asks: readonly string[];
  /** Values with which the asked fields start. */
  readonly start?: FormValues;
  /** Limits the members to choose from to a squad. */
  readonly squad?: string;
}

/** More options than this make chips a wall. */
const MAX_CHIPS = 8;

const steps = [10, 50, 100, 500];

function EntryForm(props: { readonly entry: Entry; readonly onDone: () => void }) {
  const { entry } = props;
  const commands = useCommands();
  const today = createToday();
  const state = createFormState();
  const known = entry.corrects && fromFields(entry.corrects.fields, entry.asks);
  const [values, setValues] = createSignal<FormValues>({ ...known, ...entry.start });
  const set = (field: string, value: FormValue) => setValues((before) => ({ ...before, [field]: value }));
  const materials = createReferences('material');
  const squads = createReferences('squad');
  const members = createReferences('member', () => entry.squad);
  const material = () => values().material ?? entry.fixed.material ?? entry.corrects?.fields.material;
  const pack = () => Number(materials()?.find(({ id }) => id === material())?.record.fields.pack ?? 0);
  const text = (field: string): string => String(values()[field] ?? '');
  const label = (field: string) => fieldLabel(entry.kind, field);
  const asksWhy = entry.corrects !== undefined && isLedgerName(entry.kind);
  const [why, setWhy] = createSignal(entry.why ?? '');
  const [isWhyMissing, setWhyMissing] = createSignal(false);
  const save = () => {
    setWhyMissing(asksWhy && !why().trim());
    if (isWhyMissing()) return;
    const note = asksWhy && entry.corrects ? { note: noteWith(entry.corrects, why()) } : {};
    const written = toFields(entry.kind, { ...entry.fixed, ...values(), ...note });
    void state.submit(
      () =>
        entry.corrects
          ? commands.editRecord(entry.corrects.id, written, entry.corrects)
          : commands.createRecord(entry.kind, written, entry.id ? { id: entry.id } : {}),
      props.onDone,
    );
  };
  const choice = (field: string, options: readonly { value: string; label: string }[]): JSX.Element => (
    <Show
      when={options.length <= MAX_CHIPS}
      fallback={
        <Select
          label={label(field)}
          value={text(field)}
          empty={stock.form.choose}
          options={options}
          onInput={(value) => set(field, value)}
          error={state.error(field)}
        />
      }
    >
      <Chips
        label={label(field)}
        value={text(field)}
        options={options}
        onInput={(value) => set(field, value)}
        error={state.error(field)}
      />
    </Show>
  );
  const amount = (field: string): JSX.Element => (
    <div class="stack">
      <AmountField
        label={label(field)}
        value={values()[field] as number | undefined}
        units={[unitWord('copy')]}
        steps={steps}
        plusLabel={common.action.plus}
        onInput={(value) => set(field, value)}
        error={state.error(field)}
      />
      <Show when={pack() > 0}>
        <Button look="soft" icon="box" onClick={() => set(field, (Number(values()[field] ?? 0) || 0) + pack())}>
          {stock.form.pack(pack())}
        </Button>
      </Show>
    </div>
  );
  const input = (field: string): JSX.Element => {
    const spec = kindOf(entry.kind).fields[field];
    if (spec?.type === 'count') return amount(field);
    if (spec?.type === 'choice')
      return choice(
        field,
        spec.options.map((value) => ({ value, label: optionLabel(entry.kind, field, value) })),
      );
    return (
      <Switch>
        <Match when={field === 'material'}>
          {choice(field, namedOptions(materials()?.filter(({ record }) => !isArchived(record))))}
        </Match>
        <Match when={field === 'squad'}>{choice(field, namedOptions(squads()))}</Match>
        <Match when={field === 'member'}>{choice(field, namedOptions(members()))}</Match>
        <Match when={spec?.type === 'day'}>
          <DateField
            label={label(field)}
            value={text(field) || today()}
            max={today()}
            onInput={(value) => set(field, value)}
            error={state.error(field)}
          />
        </Match>
        <Match when={spec?.type === 'text'}>
          <TextField
            autocomplete="off"
            label={label(field)}
            value={text(field)}
            onInput={(value) => set(field, field === 'batch' ? value.toUpperCase() : value)}
            error={state.error(field)}
          />
        </Match>
      </Switch>
    );
  };
  return (
    <Form onSubmit={save}>
      <Show when={entry.hint}>{(hint) => <p class="note">{hint()}</p>}</Show>
      <Show when={entry.asks.includes('material') && materials()?.length === 0}>
        <Notice tone="wait" title={stock.form.none} />
      </Show>
      <For each={entry.asks}>{input}</For>
      <Show when={asksWhy}>
        <TextField
          autocomplete="off"
          maxlength={100}
          label={stock.form.why}
          value={why()}
          onInput={setWhy}
          error={isWhyMissing() ? stock.form.whyMissing : undefined}
        />
      </Show>
      <Show when={state.trouble(entry.asks)}>{(words) => <Notice tone="bad" title={words()} />}</Show>
      <SubmitRow look="primary" label={common.action.save} busy={state.saving()}>
        <Button onClick={() => props.onDone()}>{common.action.cancel}</Button>
      </SubmitRow>
    </Form>
  );
}

/** Writes an entry of the ledger or a material; saved on this device at once, offline too. */
export function EntryDialog(props: { readonly entry: Entry | undefined; readonly onClose: () => void }) {
  return (
    <Dialog
      open={props.entry !== undefined}
      onClose={() => props.onClose()}
      title={props.entry?.title}
      closeLabel={common.action.close}
    >
      <Show when={props.entry} keyed>
        {(entry) => <EntryForm entry={entry} onDone={props.onClose} />}
      </Show>
    </Dialog>
  );
}
