import { createSignal } from 'solid-js';
import { type MemberRole, mayGrant, memberRoles } from '../../../../domain/kernel/role.ts';
import { readCode, readPhone } from '../../../../domain/reading/code.ts';
import { readName } from '../../../../domain/reading/name.ts';
import { type FoldedRecord, textField } from '../../../../domain/records/record.ts';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { Select, type SelectOption } from '../../../components/Select.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { fieldLabel } from '../../../records/kind-labels.ts';
import { optionLabel } from '../../../records/kind-words.ts';
import { office } from '../../../records/words/office.ts';
import { useClient } from '../../../state/context.ts';
import { useCommands } from '../../../state/use-commands.ts';
import { EditForm } from './EditDialog.tsx';
import { createEntryState } from './form-state.ts';

const fields = ['name', 'number', 'phone', 'squad', 'role', 'duty'];

/** The form for one person on the roster; without a record, a new person. */
export function MemberForm(props: {
  record: FoldedRecord | undefined;
  squads: readonly SelectOption[];
  onDone: () => void;
}) {
  const { session } = useClient();
  const commands = useCommands();
  const state = createEntryState();
  const before = (field: string) => (props.record && textField(props.record, field)) ?? '';
  const [name, setName] = createSignal(before('name'));
  const [number, setNumber] = createSignal(before('number'));
  const [phone, setPhone] = createSignal(before('phone'));
  const [squad, setSquad] = createSignal(before('squad'));
  const [role, setRole] = createSignal(before('role') || 'volunteer');
  const [duty, setDuty] = createSignal(props.record?.fields.duty === true);
  const granter = (): MemberRole => session.identity()?.actor.role ?? 'volunteer';
  const roles = () => memberRoles.filter((each) => mayGrant(granter(), each));
  const label = (field: string) => fieldLabel('member', field);
  const save = () => {
    const values = {
      name: readName(name()),
      number: readCode(number()) || null,
      phone: readPhone(phone()) || null,
      squad: squad() || null,
      role: role(),
      duty: duty() || null,
    };
    const { record } = props;
    const work = () =>
      record ? commands.editRecord(record.id, values, record) : commands.createRecord('member', values);
    void state.submit(work, props.onDone, name());
  };
  const remove = () => {
    const { record } = props;
    if (record) void state.submit(() => commands.deleteRecord(record.id), props.onDone);
  };
  return (
    <EditForm
      trouble={state.trouble(fields)}
      saving={state.saving()}
      onSave={save}
      onCancel={props.onDone}
      remove={
        props.record && {
          label: office.people.remove,
          question: office.people.removeAsk(before('name')),
          onRemove: remove,
        }
      }
    >
      <TextField
        required
        autocomplete="off"
        label={label('name')}
        value={name()}
        onInput={setName}
        error={state.error('name')}
      />
      <TextField
        autocomplete="off"
        label={label('number')}
        hint={office.people.numberHint}
        value={number()}
        onInput={setNumber}
        error={state.error('number') && office.import.problems.bad_number}
      />
      <TextField
        type="tel"
        autocomplete="off"
        label={label('phone')}
        value={phone()}
        onInput={setPhone}
        error={state.error('phone') && office.import.problems.bad_phone}
      />
      <Select
        label={label('squad')}
        value={squad()}
        options={props.squads}
        empty={office.people.noSquad}
        onInput={setSquad}
        error={state.error('squad')}
      />
      <Select
        label={label('role')}
        value={role()}
        options={roles().map((value) => ({ value, label: optionLabel('member', 'role', value) }))}
        onInput={setRole}
        error={state.error('role')}
      />
      <Checkbox label={label('duty')} hint={office.people.dutyHint} checked={duty()} onInput={setDuty} />
    </EditForm>
  );
}
