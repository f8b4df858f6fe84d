import { isId } from '../../../../domain/kernel/id.ts';
import { type FoldedRecord, textField } from '../../../../domain/records/record.ts';
import { Form } from '../../../components/Form.tsx';
import { Select } from '../../../components/Select.tsx';
import { createEntry } from './entry.tsx';
import { programme as words } from './words.ts';

/** The form for a unit and its persons, who are named by their posts. */
export function UnitForm(props: {
  readonly record: FoldedRecord | undefined;
  readonly programme: string;
  readonly towns: readonly FoldedRecord[];
  readonly onDone: () => void;
}) {
  const { record, programme, towns } = props;
  const entry = createEntry({
    ...{ kind: 'programmeUnit', record, onDone: () => props.onDone() },
    given: { place: '', name: '', first: '', second: '', liaison: '' },
  });
  const nameOf = (id: string) => {
    const town = towns.find((each) => each.id === id);
    return (town && textField(town, 'name')) ?? '';
  };
  const choose = (place: string) => {
    if (isId(place) && !entry.value('name').trim()) entry.set('name', nameOf(place));
    entry.set('place', place);
  };
  return (
    <Form onSubmit={() => entry.save(record ? {} : { programme })}>
      <Select
        label={entry.label('place')}
        value={entry.value('place')}
        empty={words.form.noTown}
        options={towns.map(({ id }) => ({ value: id, label: nameOf(id) }))}
        onInput={choose}
        hint={words.form.townHint}
        error={entry.error('place')}
      />
      {entry.text('name', { required: true })}
      <div class="two">
        {entry.text('first', { placeholder: words.form.firstExample })}
        {entry.text('second', { placeholder: words.form.secondExample })}
      </div>
      <p class="note">{words.form.postsHint}</p>
      {entry.text('liaison')}
      <entry.Foot remove={words.form.removeUnit} ask={words.form.removeUnitAsk} />
    </Form>
  );
}
