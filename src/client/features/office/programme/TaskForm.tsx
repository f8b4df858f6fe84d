import { createSignal, For, Match, Show, Switch } from 'solid-js';
import { isDay } from '../../../../domain/kernel/day.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import type { Programme, ProgrammeUnit } from '../../../../domain/programme/plan.ts';
import { itemsIn } from '../../../../domain/records/field.ts';
import { figureNames, figures, isFigure } from '../../../../domain/records/kinds/index.ts';
import { kinds } from '../../../../domain/records/kinds/registry.ts';
import { type FoldedRecord, textField } from '../../../../domain/records/record.ts';
import { isOutside } from '../../../../domain/records/stages.ts';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { Segmented } from '../../../components/Choices.tsx';
import { Form } from '../../../components/Form.tsx';
import { NumberField } from '../../../components/NumberField.tsx';
import { Select } from '../../../components/Select.tsx';
import { figureName } from '../../../records/kind-labels.ts';
import { optionLabel, unitWord } from '../../../records/kind-words.ts';
import { periodText } from './cell-text.ts';
import { createEntry } from './entry.tsx';
import { programme as words } from './words.ts';

const ways = ['typed', 'figure', 'places'] as const;
type Way = (typeof ways)[number];

const { form: forms, work: works } = kinds.programmeTask.fields;

/** The form for a task: its stage and deadline, the units that have it, and how its progress is known. */
export function TaskForm(props: {
  readonly record: FoldedRecord | undefined;
  readonly programme: Programme;
  readonly units: readonly ProgrammeUnit[];
  readonly onDone: () => void;
}) {
  const { record, programme, units } = props;
  const entry = createEntry({
    ...{ kind: 'programmeTask', record, onDone: () => props.onDone() },
    given: { name: '', stage: '', due: '', figure: 'sign.board', form: 'school', work: 'event' },
  });
  const stored =
    record && textField(record, 'form') ? 'places' : record && textField(record, 'figure') ? 'figure' : 'typed';
  const [way, setWay] = createSignal<Way>(stored);
  const goalOf = record?.fields.goal;
  const [goal, setGoal] = createSignal(typeof goalOf === 'number' ? goalOf : undefined);
  const named = itemsIn(record?.fields.units);
  const [chosen, setChosen] = createSignal<ReadonlySet<Id>>(new Set(named.length ? named : units.map(({ id }) => id)));
  const stage = () => programme.stages.find(({ key }) => key === entry.value('stage'));
  const outside = () => {
    const [found, due] = [stage(), entry.value('due')];
    return found && isDay(due) && isOutside(due, found) ? words.form.outside(found.name, periodText(found)) : undefined;
  };
  const tick = (id: Id, isChosen: boolean) => {
    entry.mark(true);
    setChosen((all) => new Set(isChosen ? [...all, id] : [...all].filter((each) => each !== id)));
  };
  const save = () => {
    const isAll = chosen().size === units.length;
    const isBy = (wanted: Way, field: string) => (way() === wanted ? entry.value(field) || null : null);
    const count = goal();
    entry.save(
      {
        ...(record ? {} : { programme: programme.id }),
        units: isAll ? null : [...chosen()],
        figure: isBy('figure', 'figure'),
        goal: way() === 'figure' && count !== undefined ? count : null,
        form: isBy('places', 'form'),
        work: isBy('places', 'work'),
      },
      {
        due: outside(),
        units: units.length && !chosen().size ? words.form.noUnits : undefined,
        goal: Number.isNaN(count) ? words.form.notNumber : undefined,
        figure: way() === 'figure' && !entry.value('figure') ? words.form.pick : undefined,
        form: way() === 'places' && !entry.value('form') ? words.form.pick : undefined,
        work: way() === 'places' && !entry.value('work') ? words.form.pick : undefined,
      },
    );
  };
  const select = (field: string, options: readonly { value: string; label: string }[], empty?: string) => (
    <Select
      label={entry.label(field)}
      value={entry.value(field)}
      empty={empty}
      options={options}
      onInput={(value) => entry.set(field, value)}
      error={entry.error(field)}
    />
  );
  return (
    <Form onSubmit={save}>
      {entry.text('name', { required: true })}
      <div class="two">
        {select(
          'stage',
          programme.stages.map(({ key, name }) => ({ value: key, label: name })),
          words.form.noStage,
        )}
        {entry.day('due', { required: true })}
      </div>
      <Segmented
        label={words.form.way}
        value={way()}
        options={ways.map((value) => ({ value, label: words.form.ways[value] }))}
        onInput={setWay}
        hint={words.form.wayHints[way()]}
      />
      <Switch>
        <Match when={way() === 'figure'}>
          <div class="two">
            {select(
              'figure',
              figureNames.map((value) => ({ value, label: figureName(value) })),
              words.form.pick,
            )}
            <NumberField
              decimal
              label={entry.label('goal')}
              unit={
                isFigure(entry.value('figure'))
                  ? unitWord(figures[entry.value('figure') as keyof typeof figures])
                  : undefined
              }
              value={goal()}
              onInput={setGoal}
              error={entry.error('goal')}
            />
          </div>
        </Match>
        <Match when={way() === 'places'}>
          <div class="two">
            {select(
              'form',
              forms.options.map((value) => ({ value, label: optionLabel('programmeTask', 'form', value) })),
              words.form.pick,
            )}
            {select(
              'work',
              works.options.map((value) => ({ value, label: optionLabel('programmeTask', 'work', value) })),
              words.form.pick,
            )}
          </div>
        </Match>
      </Switch>
      <Show when={units.length}>
        <fieldset class="stack">
          <legend>{entry.label('units')}</legend>
          <div class="programme-units">
            <For each={units}>
              {({ id, name }) => (
                <Checkbox label={name} checked={chosen().has(id)} onInput={(isChosen) => tick(id, isChosen)} />
              )}
            </For>
          </div>
          <Show when={entry.error('units')}>{(fault) => <p class="field-error">{fault()}</p>}</Show>
        </fieldset>
      </Show>
      <entry.Foot remove={words.form.removeTask} ask={words.form.removeTaskAsk} />
    </Form>
  );
}
