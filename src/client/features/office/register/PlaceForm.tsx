import { createSignal, Show } from 'solid-js';
import type { Id } from '../../../../domain/kernel/id.ts';
import { readCode } from '../../../../domain/reading/code.ts';
import { readName } from '../../../../domain/reading/name.ts';
import { placeForms, schoolLevels, venueTypes } from '../../../../domain/records/kinds/place.ts';
import { type FoldedRecord, textField } from '../../../../domain/records/record.ts';
import { parentForms } from '../../../../domain/register/gazetteer.ts';
import { NumberField } from '../../../components/NumberField.tsx';
import { Select, type SelectProps } from '../../../components/Select.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { fieldLabel } from '../../../records/kind-labels.ts';
import { optionLabel, unitWord } from '../../../records/kind-words.ts';
import { placeTree } from '../../../records/places/place-tree.ts';
import { office } from '../../../records/words/office.ts';
import type { LocalRecord } from '../../../state/records.ts';
import { useCommands } from '../../../state/use-commands.ts';
import { common } from '../../../words/common.ts';
import { EditForm } from './EditDialog.tsx';
import { createEntryState } from './form-state.ts';
import { formOf, hasChildren } from './place-rows.ts';

type PlaceForms = (typeof placeForms)[number];

const numberOf = (record: FoldedRecord | undefined, field: string): number | undefined => {
  const value = record?.fields[field];
  return typeof value === 'number' ? value : undefined;
};

/** The allowed parents of a place: towns, with villages grouped below them. */
function parentOptions(records: readonly LocalRecord[], form: PlaceForms, self: Id | undefined) {
  const allowed = parentForms[form];
  const byId = new Map(records.map(({ id, record }) => [id, record]));
  const fits = (id: Id) => id !== self && allowed.some((each) => each === formOf(byId.get(id)));
  return placeTree(records.map(({ record }) => record)).flatMap((town): SelectProps['options'] => {
    const { id } = town;
    const own = id !== undefined && fits(id) ? [{ value: id, label: town.name ?? '' }] : [];
    const inside = town.places
      .filter((place) => fits(place.id))
      .map((place) => ({ value: place.id, label: place.name }));
    return inside.length ? [{ group: town.name ?? '', options: [...own, ...inside] }] : own;
  });
}

/** The form for a town, village, group, school or venue; without a record, a new place. */
export function PlaceForm(props: {
  record: FoldedRecord | undefined;
  places: readonly LocalRecord[];
  onDone: () => void;
}) {
  const commands = useCommands();
  const state = createEntryState();
  const [name, setName] = createSignal((props.record && textField(props.record, 'name')) ?? '');
  const [form, setForm] = createSignal<PlaceForms>(
    placeForms.find((each) => each === formOf(props.record)) ?? 'village',
  );
  const [parent, setParent] = createSignal((props.record && textField(props.record, 'parent')) ?? '');
  const [households, setHouseholds] = createSignal(numberOf(props.record, 'households'));
  const [population, setPopulation] = createSignal(numberOf(props.record, 'population'));
  const [pupils, setPupils] = createSignal(numberOf(props.record, 'pupils'));
  const [level, setLevel] = createSignal((props.record && textField(props.record, 'level')) ?? '');
  const [venue, setVenue] = createSignal((props.record && textField(props.record, 'venue')) ?? '');
  const [code, setCode] = createSignal((props.record && textField(props.record, 'code')) ?? '');
  const [wrong, setWrong] = createSignal<Readonly<Record<string, string>>>({});
  const label = (field: string) => fieldLabel('place', field);
  const hasParent = () => parentForms[form()].length > 0;
  const save = () => {
    const numbers = { households: households(), population: population(), pupils: pupils() };
    const problems = Object.fromEntries(
      Object.entries(numbers).flatMap(([field, value]) =>
        Number.isNaN(value) ? [[field, common.field.notNumber]] : [],
      ),
    );
    setWrong(problems);
    if (Object.keys(problems).length) return;
    const values = {
      name: readName(name()),
      form: form(),
      parent: hasParent() ? parent() || null : null,
      households: households() ?? null,
      population: population() ?? null,
      pupils: pupils() ?? null,
      level: form() === 'school' ? level() || null : null,
      venue: form() === 'venue' ? venue() || null : null,
      code: readCode(code()) || null,
    };
    const { record } = props;
    const work = () =>
      record ? commands.editRecord(record.id, values, record) : commands.createRecord('place', values);
    void state.submit(work, props.onDone, name());
  };
  const removal = () => {
    const { record } = props;
    if (!record || hasChildren(props.places, record.id)) return undefined;
    return {
      label: office.places.remove,
      question: office.places.removeAsk(textField(record, 'name') ?? ''),
      onRemove: () => void state.submit(() => commands.deleteRecord(record.id), props.onDone),
    };
  };
  return (
    <EditForm
      trouble={state.trouble([
        'name',
        'form',
        'parent',
        'households',
        'population',
        'pupils',
        'level',
        'venue',
        'code',
      ])}
      saving={state.saving()}
      onSave={save}
      onCancel={props.onDone}
      remove={removal()}
    >
      <TextField
        required
        autocomplete="off"
        label={label('name')}
        value={name()}
        onInput={setName}
        error={state.error('name')}
      />
      <Select
        label={label('form')}
        value={form()}
        options={placeForms.map((value) => ({ value, label: optionLabel('place', 'form', value) }))}
        onInput={(value) => {
          setForm(placeForms.find((each) => each === value) ?? 'village');
          setParent('');
        }}
        error={state.error('form')}
      />
      <Show when={hasParent()}>
        <Select
          required
          label={label('parent')}
          hint={office.places.parentHint}
          value={parent()}
          options={parentOptions(props.places, form(), props.record?.id)}
          empty={common.field.none}
          onInput={setParent}
          error={state.error('parent')}
        />
      </Show>
      <Show when={form() === 'village' || form() === 'group'}>
        <NumberField
          label={label('households')}
          units={[unitWord('household')]}
          value={households()}
          onInput={setHouseholds}
          error={wrong().households ?? state.error('households')}
        />
        <NumberField
          label={label('population')}
          units={[unitWord('person')]}
          value={population()}
          onInput={setPopulation}
          error={wrong().population ?? state.error('population')}
        />
      </Show>
      <Show when={form() === 'school'}>
        <Select
          label={label('level')}
          value={level()}
          options={schoolLevels.map((value) => ({ value, label: optionLabel('place', 'level', value) }))}
          empty={common.field.none}
          onInput={setLevel}
          error={state.error('level')}
        />
        <NumberField
          label={label('pupils')}
          value={pupils()}
          onInput={setPupils}
          error={wrong().pupils ?? state.error('pupils')}
        />
      </Show>
      <Show when={form() === 'venue'}>
        <Select
          label={label('venue')}
          value={venue()}
          options={venueTypes.map((value) => ({ value, label: optionLabel('place', 'venue', value) }))}
          empty={common.field.none}
          onInput={setVenue}
          error={state.error('venue')}
        />
      </Show>
      <Show when={form() === 'town' || form() === 'village'}>
        <TextField
          autocomplete="off"
          inputmode="numeric"
          label={label('code')}
          hint={office.places.codeHint}
          value={code()}
          onInput={setCode}
          error={state.error('code') && office.places.codeWrong}
        />
      </Show>
      <Show when={props.record && hasChildren(props.places, props.record.id)}>
        <p class="note">{office.places.hasChildren}</p>
      </Show>
    </EditForm>
  );
}
