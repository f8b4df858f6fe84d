import './coverage.css';
import { useSearchParams } from '@solidjs/router';
import { createEffect, createMemo, createSignal, Match, on, Show, Switch } from 'solid-js';
import { placesAbove } from '../../../../domain/coverage/coverage.ts';
import { type TaskState, taskOf } from '../../../../domain/coverage/task.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import { may } from '../../../../domain/records/permission.ts';
import { Button } from '../../../components/Button.tsx';
import { Segmented } from '../../../components/Choices.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { fetchCoverage } from '../../../coverage/coverage-client.ts';
import { GiveDialog, type Giving } from '../../../coverage/GiveDialog.tsx';
import { TaskDialog } from '../../../coverage/TaskDialog.tsx';
import { coverage } from '../../../coverage/words.ts';
import { createNamesOf } from '../../../records/names.ts';
import { createToday } from '../../../records/today.ts';
import { useClient } from '../../../state/context.ts';
import { toSearch } from '../../../state/office-client.ts';
import { createPolled } from '../../../state/polled.ts';
import { createCounts } from '../../../state/queue.ts';
import { createReferences } from '../../../state/records.ts';
import { common } from '../../../words/common.ts';
import { CoverageFilterBar } from './CoverageFilterBar.tsx';
import { coverageFilter, coveragePeriod, views } from './coverage-query.ts';
import { MapView } from './MapView.tsx';
import { PlacesView } from './PlacesView.tsx';
import { placeRows } from './place-rows.ts';
import { StagesView } from './StagesView.tsx';
import { TasksView } from './TasksView.tsx';
import { desk as words } from './words.ts';

/** 覆盖: which places work reached in a period, patrols by growth stage, and the tasks that were given. */
export default function CoveragePage() {
  const [address, setAddress] = useSearchParams();
  const today = createToday();
  const [chosen, setChosen] = createSignal<ReadonlySet<Id>>(new Set());
  const [giving, setGiving] = createSignal<Giving>();
  const [given, setGiven] = createSignal(0);
  const places = createReferences('place');
  const tasks = createReferences('task');
  const { session } = useClient();
  const shownViews = createMemo(() =>
    views.filter((view) => view !== 'map' || may(session.identity()?.actor.role ?? 'public', 'places.manage')),
  );
  const filter = createMemo(() => {
    const asked = coverageFilter({ ...address });
    return shownViews().includes(asked.view) ? asked : { ...asked, view: 'places' as const };
  });
  const isOfPlaces = () => filter().view === 'places' || filter().view === 'map';
  const period = createMemo(() => coveragePeriod({ ...address }, today()), undefined, {
    equals: (a, b) => a?.from === b?.from && a?.to === b?.to,
  });
  const answer = createPolled(
    () => {
      const asked = period();
      return asked && (() => fetchCoverage(asked));
    },
    { onPoke: true },
  );
  // Organizers hear no poke of a squad's scope: the page asks again once its own tasks are sent.
  const counts = createCounts();
  createEffect(
    on(
      () => counts()?.unsent,
      () => answer.refetch(),
      { defer: true },
    ),
  );
  const records = createMemo(() => (places() ?? []).map(({ record }) => record));
  const works = () => answer.value()?.works ?? [];
  const above = createMemo(() => placesAbove(records()));
  const rows = createMemo(() => placeRows(records(), works(), filter()));
  /** The places of the form in every town. */
  const all = createMemo(() =>
    placeRows(records(), [], { form: filter().form, town: undefined, work: 'any', stage: undefined }),
  );
  const states = createMemo((): TaskState[] =>
    (tasks() ?? []).flatMap(({ record }) => {
      const task = taskOf(record);
      const isShown = task && (!filter().town || above()(task.place).includes(filter().town ?? ''));
      return task && isShown ? [{ task, done: answer.value()?.done[task.id] }] : [];
    }),
  );
  const openTasks = createMemo(() => {
    const open = new Map<Id, number>();
    for (const { task, done } of states()) if (!done) open.set(task.place, (open.get(task.place) ?? 0) + 1);
    return open;
  });
  const opened = createMemo(() => states().find(({ task }) => task.id === filter().task)?.task, undefined, {
    equals: (a, b) => a?.id === b?.id,
  });
  const names = createNamesOf(() => [opened()?.place ?? []].flat());
  const set = (change: Readonly<Record<string, string | undefined>>) => setAddress(change, { replace: true });
  const href = (change: Readonly<Record<string, string | undefined>>) => {
    const { view, work, stage, period: span, town, form, show, state } = filter();
    const { from, to } = span === 'custom' ? (period() ?? {}) : {};
    return `/office/coverage?${toSearch({ ...{ view, work, stage, period: span, from, to, town, form, show, state }, ...change })}`;
  };
  const choose = (ids: readonly Id[], isChosen: boolean) => {
    setGiven(0);
    setChosen((before) => new Set(isChosen ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id))));
  };
  /** The ticked places that the filter shows. */
  const ticked = () => rows().filter(({ id }) => chosen().has(id));
  const start = () => {
    const { work, stage } = filter();
    setGiving({
      places: ticked(),
      ...(work === 'any' ? {} : { work }),
      ...(stage ? { stage } : {}),
    });
  };
  const done = (count: number) => {
    setGiving(undefined);
    if (count) setChosen(new Set<Id>());
    setGiven(count);
  };
  return (
    <>
      <PageHeader
        title={words.title}
        trailing={
          <div class="row no-print">
            <Segmented
              hideLabel
              label={words.view.label}
              value={filter().view}
              options={shownViews().map((value) => ({ value, label: words.view[value] }))}
              onInput={(view) => set({ view: view === 'places' ? undefined : view, sort: undefined })}
            />
            <Show when={isOfPlaces()}>
              <Button look="primary" disabled={ticked().length === 0} onClick={start}>
                {ticked().length ? coverage.give.chosen(ticked().length) : coverage.give.title}
              </Button>
            </Show>
          </div>
        }
      />
      <CoverageFilterBar
        filter={filter()}
        from={String(address.from ?? period()?.from ?? '')}
        to={String(address.to ?? period()?.to ?? '')}
        places={places() ?? []}
        onInput={set}
      />
      <div role="status">
        <Show when={given()}>{(count) => <Notice quiet tone="ok" title={coverage.give.given(count())} />}</Show>
      </div>
      <Loaded
        of={answer}
        loading={common.loading}
        failed={() => (
          <EmptyState icon="pin" title={words.failed}>
            {words.offline}
          </EmptyState>
        )}
      >
        {(value) => (
          <Switch>
            <Match when={filter().view === 'places'}>
              <PlacesView
                rows={rows()}
                filter={filter()}
                period={period() ?? { from: '', to: '' }}
                placeless={value().placeless}
                tasks={openTasks()}
                chosen={chosen()}
                onChoose={choose}
                onShow={(show) => set({ show: show === 'all' ? undefined : show })}
              />
            </Match>
            <Match when={filter().view === 'map'}>
              <MapView
                places={records()}
                rows={rows()}
                all={all()}
                form={filter().form}
                chosen={chosen()}
                onChoose={choose}
              />
            </Match>
            <Match when={filter().view === 'stages'}>
              <StagesView
                places={records()}
                works={value().works}
                town={filter().town}
                hrefOf={(stage) => href({ view: 'places', work: 'patrol', stage, form: 'village', show: 'none' })}
              />
            </Match>
            <Match when={filter().view === 'tasks'}>
              <TasksView
                states={states()}
                state={filter().state}
                hrefOf={(task) => href({ task })}
                onState={(state) => set({ state: state === 'open' ? undefined : state })}
              />
            </Match>
          </Switch>
        )}
      </Loaded>
      <GiveDialog giving={giving()} onDone={done} />
      <TaskDialog task={opened()} place={names.place(opened()?.place) ?? ''} onDone={() => set({ task: undefined })} />
    </>
  );
}
