import { createSignal, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import type { Id } from '../../../../domain/kernel/id.ts';
import { type KindName, kindOf } from '../../../../domain/records/kinds/index.ts';
import { type FoldedRecord, textField } from '../../../../domain/records/record.ts';
import { Button } from '../../../components/Button.tsx';
import { DateField } from '../../../components/DateField.tsx';
import { ConfirmDialog } from '../../../components/Dialog.tsx';
import { createDirtyMark } from '../../../components/dirty.ts';
import { SubmitRow } from '../../../components/Form.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { TextField } from '../../../components/TextField.tsx';
import type { Fields } from '../../../data/store-types.ts';
import { createFormState } from '../../../records/form/form-state.ts';
import { toFields } from '../../../records/form/values.ts';
import { fieldLabel } from '../../../records/kind-labels.ts';
import { useCommands } from '../../../state/use-commands.ts';
import { common } from '../../../words/common.ts';
import { programme as words } from './words.ts';

interface EntryOptions {
  readonly kind: KindName;
  /** The record that is edited; without it a new one is made. */
  readonly record: FoldedRecord | undefined;
  /** The text fields of the form, with their values in a new record. */
  readonly given: Readonly<Record<string, string>>;
  readonly onDone: () => void;
}

/** Holds the texts of a form for one record, and saves or deletes it. */
export function createEntry({ kind, record, given, onDone }: EntryOptions) {
  const commands = useCommands();
  const mark = createDirtyMark();
  const state = createFormState();
  const [faults, setFaults] = createSignal<Readonly<Record<string, string>>>({});
  const [asking, setAsking] = createSignal(false);
  const names = Object.keys(given);
  const [values, setValues] = createStore<Record<string, string>>(
    Object.fromEntries(names.map((name) => [name, (record ? textField(record, name) : given[name]) ?? ''])),
  );
  const label = (field: string): string => fieldLabel(kind, field);
  const error = (field: string): string | undefined => faults()[field] ?? state.error(field);
  const value = (field: string): string => values[field] ?? '';
  const set = (field: string, text: string): void => {
    mark(true);
    setValues(field, text);
  };
  const longest = (field: string): number | undefined => {
    const spec = kindOf(kind).fields[field];
    return spec?.type === 'text' ? spec.max : undefined;
  };
  const done = () => {
    mark(false);
    onDone();
  };
  return {
    value,
    set,
    label,
    error,
    mark,
    text: (field: string, more: { required?: true; placeholder?: string; hint?: string } = {}) => (
      <TextField
        {...more}
        autocomplete="off"
        label={label(field)}
        maxlength={longest(field)}
        value={value(field)}
        onInput={(text) => set(field, text)}
        error={error(field)}
      />
    ),
    day: (field: string, more: { required?: true; hint?: string; max?: string } = {}) => (
      <DateField
        {...more}
        label={label(field)}
        value={value(field)}
        onInput={(text) => set(field, text)}
        error={error(field)}
      />
    ),
    /**
     * Saves the texts with further fields, unless the form itself finds a fault.
     * @param found faults by field
     * @param id the id of a new record, where it follows from what the record is of
     */
    save(more: Fields, found: Readonly<Record<string, string | undefined>> = {}, id?: Id): void {
      const wrong = Object.fromEntries(
        Object.entries(found).filter((each): each is [string, string] => each[1] !== undefined),
      );
      setFaults(wrong);
      if (Object.keys(wrong).length) return;
      const fields = { ...toFields(kind, { ...values }), ...more };
      const work = () =>
        record
          ? commands.editRecord(record.id, fields, record)
          : commands.createRecord(kind, fields, id === undefined ? {} : { id });
      void state.submit<unknown>(work, done);
    },
    /** The last row, with what is wrong with the whole form. */
    Foot: (props: { remove?: string | undefined; ask?: string | undefined }) => (
      <>
        <Show when={state.trouble([...names, ...Object.keys(kindOf(kind).fields)])}>
          {(trouble) => <Notice tone="bad" title={trouble()} />}
        </Show>
        <SubmitRow label={common.action.save} look="primary" busy={state.saving()}>
          <Button onClick={() => onDone()}>{common.action.cancel}</Button>
          <Show when={record && props.remove}>
            {(remove) => (
              <Button look="quiet" onClick={() => setAsking(true)}>
                {remove()}
              </Button>
            )}
          </Show>
        </SubmitRow>
        <ConfirmDialog
          open={asking()}
          onClose={() => setAsking(false)}
          title={props.remove ?? ''}
          words={common.action}
          confirm={words.remove}
          onConfirm={() => {
            setAsking(false);
            if (record) void state.submit(() => commands.deleteRecord(record.id), done);
          }}
        >
          <p>{props.ask}</p>
        </ConfirmDialog>
      </>
    ),
  };
}
