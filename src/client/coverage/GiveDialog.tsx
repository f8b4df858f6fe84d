import { createSignal, Show } from 'solid-js';
import { addDays, type Day } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { ok } from '../../domain/kernel/result.ts';
import { kinds } from '../../domain/records/kinds/registry.ts';
import { type FoldedRecord, textField } from '../../domain/records/record.ts';
import { Button } from '../components/Button.tsx';
import { Chips } from '../components/Choices.tsx';
import { DateField } from '../components/DateField.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { Form, SubmitRow } from '../components/Form.tsx';
import { Notice } from '../components/Notice.tsx';
import { Select } from '../components/Select.tsx';
import { TextField } from '../components/TextField.tsx';
import { createFormState } from '../records/form/form-state.ts';
import { fieldLabel } from '../records/kind-labels.ts';
import { optionLabel } from '../records/kind-words.ts';
import { namedOptions } from '../records/named-options.ts';
import { createToday } from '../records/today.ts';
import { createReferences } from '../state/records.ts';
import { useCommands } from '../state/use-commands.ts';
import { common } from '../words/common.ts';
import { coverage as words } from './words.ts';

/** A place for which a task is given. */
interface GivenPlace {
  readonly id: Id;
  readonly name: string;
  /** The town in which it lies. */
  readonly town: Id | undefined;
}

/** Places for which tasks are to be given. */
export interface Giving {
  readonly places: readonly GivenPlace[];
  /** The work that did not reach the places. */
  readonly work?: string | undefined;
  readonly stage?: string | undefined;
  /** The squad of the leader who gives them; without it one is chosen. */
  readonly squad?: Id | undefined;
  readonly campaign?: Id | undefined;
}

/** Days until a task is due, unless somebody says otherwise. */
const USUAL_DAYS = 7;

const FIELDS = ['work', 'stage', 'squad', 'member', 'due', 'note'];

const { work: works, stage: stages } = kinds.task.fields;

/** Returns the squad of a town. */
const squadOf = (town: Id | undefined, squads: readonly FoldedRecord[]): Id | undefined =>
  squads.find((squad) => town !== undefined && textField(squad, 'town') === town)?.id;

function GiveForm(props: { readonly giving: Giving; readonly onDone: (count: number) => void }) {
  const { giving } = props;
  const commands = useCommands();
  const today = createToday();
  const state = createFormState();
  const squads = createReferences('squad');
  const [work, setWork] = createSignal(giving.work ?? 'visit');
  const [stage, setStage] = createSignal(giving.stage ?? '');
  const [squad, setSquad] = createSignal(giving.squad ?? '');
  const [member, setMember] = createSignal('');
  const [due, setDue] = createSignal<Day>(addDays(today(), USUAL_DAYS));
  const [note, setNote] = createSignal('');
  const members = createReferences('member', () => squad() || 'none');
  const squadFor = (place: GivenPlace): Id | undefined =>
    squad() ||
    squadOf(
      place.town,
      (squads() ?? []).map(({ record }) => record),
    );
  const without = () => giving.places.filter((place) => !squadFor(place)).map(({ name }) => name);
  // A task that was saved is not given twice if a later one fails.
  const given = new Set<Id>();
  const give = async () => {
    for (const place of giving.places.filter(({ id }) => !given.has(id))) {
      const saved = await commands.createRecord('task', {
        work: work(),
        place: place.id,
        squad: squadFor(place) ?? null,
        from: today(),
        due: due(),
        stage: (work() === 'patrol' && stage()) || null,
        member: member() || null,
        campaign: giving.campaign ?? null,
        note: note().trim() || null,
      });
      if (!saved.ok) return saved;
      given.add(place.id);
    }
    return ok(given.size);
  };
  const label = (field: string) => fieldLabel('task', field);
  const first = () =>
    giving.places
      .slice(0, 3)
      .map(({ name }) => name)
      .join(words.comma);
  return (
    <Form onSubmit={() => void state.submit(give, props.onDone)}>
      <p>
        <b>{words.give.places(first(), giving.places.length)}</b>
      </p>
      <Chips
        label={label('work')}
        value={work()}
        options={works.options.map((value) => ({ value, label: optionLabel('task', 'work', value) }))}
        onInput={setWork}
        error={state.error('work')}
      />
      <Show when={work() === 'patrol'}>
        <Chips
          label={label('stage')}
          value={stage()}
          options={[
            { value: '', label: words.give.anyStage },
            ...stages.options.map((value) => ({ value, label: optionLabel('task', 'stage', value) })),
          ]}
          onInput={setStage}
          error={state.error('stage')}
        />
      </Show>
      <Show when={!giving.squad}>
        <Select
          label={label('squad')}
          value={squad()}
          empty={words.give.byTown}
          options={namedOptions(squads())}
          onInput={(value) => {
            setSquad(value);
            setMember('');
          }}
          error={state.error('squad')}
        />
      </Show>
      <Show when={squads() && without().length}>
        <Notice tone="wait" title={words.give.noSquad(without().join(words.comma))} />
      </Show>
      <Show when={squad() && members()?.length}>
        <Select
          label={label('member')}
          value={member()}
          empty={words.give.nobody}
          options={namedOptions(members())}
          onInput={setMember}
          error={state.error('member')}
        />
      </Show>
      <DateField label={label('due')} value={due()} min={today()} onInput={setDue} error={state.error('due')} />
      <TextField
        autocomplete="off"
        label={label('note')}
        value={note()}
        onInput={setNote}
        error={state.error('note')}
      />
      <Show when={state.trouble(FIELDS)}>{(text) => <Notice tone="bad" title={text()} />}</Show>
      <SubmitRow look="primary" label={words.give.save} busy={state.saving() || without().length > 0}>
        <Button onClick={() => props.onDone(0)}>{common.action.cancel}</Button>
      </SubmitRow>
    </Form>
  );
}

/** Gives a task for each of some places; saved on this device at once, offline too. */
export function GiveDialog(props: { readonly giving: Giving | undefined; readonly onDone: (count: number) => void }) {
  return (
    <Dialog
      open={props.giving !== undefined}
      onClose={() => props.onDone(0)}
      title={words.give.title}
      closeLabel={common.action.close}
    >
      <Show when={props.giving} keyed>
        {(giving) => <GiveForm giving={giving} onDone={props.onDone} />}
      </Show>
    </Dialog>
  );
}
