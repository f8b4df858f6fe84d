import { createMemo, createSignal, For, Show } from 'solid-js';
import { OLDEST_DAY, yearOf } from '../../../../domain/kernel/day.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import { placeForms } from '../../../../domain/records/kinds/place.ts';
import { textField } from '../../../../domain/records/record.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Chips } from '../../../components/Choices.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { GiveDialog, type Giving } from '../../../coverage/GiveDialog.tsx';
import { readWorks } from '../../../coverage/local-tasks.ts';
import { coverage as words } from '../../../coverage/words.ts';
import { optionLabel } from '../../../records/kind-words.ts';
import { createToday } from '../../../records/today.ts';
import { squad } from '../../../records/words/squad.ts';
import { createLive } from '../../../state/live.ts';
import { createRecord, createReferences } from '../../../state/records.ts';
import { common } from '../../../words/common.ts';
import { formatDay } from '../../../words/format.ts';
import { type PlaceToReach, placesToReach } from './places-to-reach.ts';

/** Places shown at first; a tap shows the rest. */
const FIRST = 12;

/** 要去的地方: places of the squad's town, those never reached first. The leader ticks some and gives them as tasks. */
export function PlacesCard(props: { readonly squad: Id; readonly open: ReadonlySet<Id> }) {
  const today = createToday();
  const [form, setForm] = createSignal('village');
  const [all, setAll] = createSignal(false);
  const [chosen, setChosen] = createSignal<ReadonlySet<Id>>(new Set());
  const [giving, setGiving] = createSignal<Giving>();
  const [given, setGiven] = createSignal(0);
  const own = createRecord(() => props.squad);
  const places = createReferences('place');
  const works = createLive(() => {
    const id = props.squad;
    return (store) => readWorks(store, id, OLDEST_DAY);
  });
  const town = () => {
    const record = own()?.record;
    return record && textField(record, 'town');
  };
  const known = createMemo(() => {
    const [id, list, done] = [town(), places(), works()];
    return id && list && done
      ? placesToReach(
          id,
          list.map(({ record }) => record),
          done,
        )
      : [];
  });
  const ofForm = () => known().filter((place) => place.form === form());
  const shown = () => (all() ? ofForm() : ofForm().slice(0, FIRST));
  const forms = () => placeForms.filter((each) => known().some((place) => place.form === each));
  const never = () => ofForm().filter(({ reached }) => !reached).length;
  const choose = (id: Id, isChosen: boolean) => {
    setGiven(0);
    setChosen((before) => new Set(isChosen ? [...before, id] : [...before].filter((each) => each !== id)));
  };
  const start = () =>
    setGiving({
      squad: props.squad,
      places: known()
        .filter(({ id }) => chosen().has(id))
        .map(({ id, name }) => ({ id, name, town: town() })),
    });
  const done = (count: number) => {
    setGiving(undefined);
    if (count) setChosen(new Set<Id>());
    setGiven(count);
  };
  const state = (place: PlaceToReach) => (
    <span class="check-marks">
      <Show when={props.open.has(place.id)}>
        <Pill tone="ok">{words.task.pill.given}</Pill>
      </Show>
      <Show when={place.reached} fallback={<Pill tone="wait">{squad.cover.never}</Pill>}>
        {(reached) => <small class="note">{squad.cover.last(formatDay(reached().last, yearOf(today())))}</small>}
      </Show>
    </span>
  );
  return (
    <Show when={own()}>
      <Card
        title={
          <>
            {squad.cover.title}
            <Show when={never() > 0}>{common.brackets(String(never()))}</Show>
          </>
        }
      >
        <Show when={town()} fallback={<p class="note">{squad.cover.noTown}</p>}>
          <p class="note">{squad.cover.hint}</p>
          <Show when={forms().length > 1}>
            <Chips
              hideLabel
              label={squad.cover.form}
              value={form()}
              options={forms().map((value) => ({ value, label: optionLabel('place', 'form', value) }))}
              onInput={setForm}
            />
          </Show>
          <List label={squad.cover.title}>
            <For each={shown()}>
              {(place) => (
                <ListItem
                  title={place.name}
                  leading={
                    <label class="check-box">
                      <input
                        type="checkbox"
                        aria-label={squad.check.choose(place.name)}
                        checked={chosen().has(place.id)}
                        onChange={(event) => choose(place.id, event.currentTarget.checked)}
                      />
                    </label>
                  }
                  trailing={state(place)}
                />
              )}
            </For>
          </List>
          <Show when={shown().length < ofForm().length}>
            <Button onClick={() => setAll(true)}>{common.action.showAll}</Button>
          </Show>
          <div role="status">
            <Show when={given()}>{(count) => <Notice quiet tone="ok" title={words.give.given(count())} />}</Show>
          </div>
          <Button look="primary" wide disabled={chosen().size === 0} onClick={start}>
            {chosen().size ? words.give.chosen(chosen().size) : words.give.title}
          </Button>
        </Show>
      </Card>
      <GiveDialog giving={giving()} onDone={done} />
    </Show>
  );
}
