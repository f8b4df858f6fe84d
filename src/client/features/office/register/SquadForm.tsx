import { createSignal } from 'solid-js';
import { readName } from '../../../../domain/reading/name.ts';
import { type FoldedRecord, textField } from '../../../../domain/records/record.ts';
import { Select } from '../../../components/Select.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { fieldLabel } from '../../../records/kind-labels.ts';
import { createReferences } from '../../../state/records.ts';
import { useCommands } from '../../../state/use-commands.ts';
import { common } from '../../../words/common.ts';
import { EditForm } from './EditDialog.tsx';
import { createEntryState } from './form-state.ts';

/** The form for a squad's name and town; without a record, a new squad. */
export function SquadForm(props: { record: FoldedRecord | undefined; onDone: () => void }) {
  const commands = useCommands();
  const state = createEntryState();
  const places = createReferences('place');
  const towns = () =>
    (places() ?? [])
      .filter(({ record }) => textField(record, 'form') === 'town')
      .map(({ id, record }) => ({ value: id, label: textField(record, 'name') ?? '' }));
  const [name, setName] = createSignal((props.record && textField(props.record, 'name')) ?? '');
  const [town, setTown] = createSignal((props.record && textField(props.record, 'town')) ?? '');
  const save = () => {
    const values = { name: readName(name()), town: town() || null };
    const { record } = props;
    const work = () =>
      record ? commands.editRecord(record.id, values, record) : commands.createRecord('squad', values);
    void state.submit(work, props.onDone, name());
  };
  return (
    <EditForm trouble={state.trouble(['name', 'town'])} saving={state.saving()} onSave={save} onCancel={props.onDone}>
      <TextField
        required
        autocomplete="off"
        label={fieldLabel('squad', 'name')}
        value={name()}
        onInput={setName}
        error={state.error('name')}
      />
      <Select
        label={fieldLabel('squad', 'town')}
        value={town()}
        options={towns()}
        empty={common.field.none}
        onInput={setTown}
        error={state.error('town')}
      />
    </EditForm>
  );
}
