import { createMemo, createSignal, Show } from 'solid-js';
import { dayAt, yearOf } from '../../../../domain/kernel/day.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import type { FoldedRecord } from '../../../../domain/records/record.ts';
import type { LoadedMap } from '../../../../protocol/coverage/map.ts';
import { type Action, createAction } from '../../../components/action.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { ConfirmDialog, Dialog } from '../../../components/Dialog.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { ActionNotice } from '../../../components/Form.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { printPage } from '../../../components/print-page.ts';
import { chooseArea, fetchMap, removeMap } from '../../../coverage/map/map-client.ts';
import type { RequestFailure } from '../../../platform/http/call-api.ts';
import { failureText } from '../../../records/failure-text.ts';
import { optionLabel } from '../../../records/kind-words.ts';
import { createToday } from '../../../records/today.ts';
import { createPolled } from '../../../state/polled.ts';
import { common } from '../../../words/common.ts';
import { formatDay, formatNumber } from '../../../words/format.ts';
import { AreaChoices } from './AreaChoices.tsx';
import type { CoverageFilter } from './coverage-query.ts';
import { MapDrawing } from './MapDrawing.tsx';
import { MapLoader } from './MapLoader.tsx';
import { type MapArea, mapAreas } from './map-areas.ts';
import type { PlaceRow } from './place-rows.ts';
import { desk as words } from './words.ts';

interface MapViewProps {
  readonly places: readonly FoldedRecord[];
  /** The places that the filter shows. */
  readonly rows: readonly PlaceRow[];
  /** All places of the form. */
  readonly all: readonly PlaceRow[];
  readonly form: CoverageFilter['form'];
  readonly chosen: ReadonlySet<Id>;
  readonly onChoose: (places: readonly Id[], chosen: boolean) => void;
}

const conflictText = (failure: RequestFailure): string =>
  failure.code === 'conflict' ? words.map.replaced : failureText(failure);

function LoadedMapView(
  props: MapViewProps & {
    readonly map: LoadedMap;
    readonly action: Action<RequestFailure>;
    readonly onLoaded: (map: LoadedMap, others: number) => void;
    readonly onChange: () => void;
  },
) {
  const today = createToday();
  const [pointed, setPointed] = createSignal<number>();
  const [open, setOpen] = createSignal<'load' | 'remove'>();
  const [failed, setFailed] = createSignal(0);
  const choice = createAction(conflictText);
  const areas = createMemo(() => {
    failed();
    return mapAreas(props.map.drawing.areas, props.places, props.form, props.rows);
  });
  const listed = createMemo(() => {
    const order = new Map(props.rows.map(({ id }, at) => [id, at]));
    const rank = ({ row }: MapArea) => (row ? (order.get(row.id) ?? 0) : -1);
    return [...areas()].sort((a, b) => rank(a) - rank(b));
  });
  const missing = () => [...new Set(areas().flatMap(({ state, row }) => (state === 'none' && row ? [row.id] : [])))];
  const placeNames = createMemo(() => new Map(props.all.map(({ id, name }) => [id, name])));
  const ownName = ({ at, area }: MapArea) => area.name || words.map.nameless(at + 1);
  const nameOf = (area: MapArea) => (area.match && placeNames().get(area.match.place)) || ownName(area);
  const sayOf = (area: MapArea) => {
    const name = nameOf(area);
    if (area.state === 'unmatched') return words.map.say(name, words.map.noPlace);
    if (!area.row) return words.map.say(name, words.map.outside);
    const { reached } = area.row;
    const said = reached && words.reached(formatNumber(reached.records), formatDay(reached.last, yearOf(today())));
    return words.map.say(name, said ?? words.none);
  };
  const choose = async ({ at }: MapArea, place: Id | null) => {
    const chosen = await choice.run(
      () => chooseArea({ loadedAt: props.map.loadedAt, area: at, place }),
      words.map.saved,
    );
    // The list is made anew, so that no choice stands there that was not saved.
    if (!chosen?.ok) setFailed((count) => count + 1);
    props.onChange();
  };
  const remove = async () => {
    setOpen(undefined);
    await props.action.run(removeMap);
    props.onChange();
  };
  const matched = () => areas().some(({ match }) => match);
  return (
    <>
      <Card title={`${optionLabel('place', 'form', props.form)} · ${words.map.title}`}>
        <div class="row no-print">
          <Button disabled={missing().length === 0} onClick={() => props.onChoose(missing(), true)}>
            {words.chooseNone(missing().length)}
          </Button>
          <Show when={props.chosen.size}>
            <Button look="quiet" onClick={() => props.onChoose([...props.chosen], false)}>
              {words.clear}
            </Button>
          </Show>
          <Button look="quiet" icon="print" onClick={() => printPage()}>
            {words.map.print}
          </Button>
        </div>
        <Show when={!matched()}>
          <Notice quiet tone="wait" title={words.map.noneMatched(optionLabel('place', 'form', props.form))}>
            {words.map.noneMatchedHint}
          </Notice>
        </Show>
        <MapDrawing
          width={props.map.drawing.width}
          height={props.map.drawing.height}
          areas={areas()}
          listed={listed()}
          sayOf={sayOf}
          chosen={props.chosen}
          pointed={pointed()}
          onPoint={setPointed}
          onChoose={(place, chosen) => props.onChoose([place], chosen)}
        />
        <div class="row no-print">
          <p class="note">{words.map.loadedOn(formatDay(dayAt(props.map.loadedAt), yearOf(today())))}</p>
          <Button look="quiet" icon="upload" onClick={() => setOpen('load')}>
            {words.map.change}
          </Button>
          <Button look="quiet" onClick={() => setOpen('remove')}>
            {words.map.remove}
          </Button>
        </div>
      </Card>
      <AreaChoices
        areas={areas()}
        places={props.all}
        nameOf={ownName}
        action={choice}
        onPoint={setPointed}
        onChoose={(area, place) => void choose(area, place)}
      />
      <Dialog
        open={open() === 'load'}
        onClose={() => setOpen(undefined)}
        title={words.map.change}
        closeLabel={common.action.close}
      >
        <MapLoader
          hasMap
          onDone={(map, others) => {
            setOpen(undefined);
            props.onLoaded(map, others);
          }}
        />
      </Dialog>
      <ConfirmDialog
        open={open() === 'remove'}
        onClose={() => setOpen(undefined)}
        title={words.map.removeAsk}
        words={common.action}
        confirm={words.map.remove}
        onConfirm={() => void remove()}
      >
        <p>{words.map.removeDetail}</p>
      </ConfirmDialog>
    </>
  );
}

/** 地图: the places of a form on the map that the office loaded, ticked like those of the list. */
export function MapView(props: MapViewProps) {
  const answer = createPolled(() => fetchMap, { repeat: false });
  const action = createAction(conflictText);
  const loaded = (map: LoadedMap, others: number) => {
    action.tell({ tone: 'ok', words: words.map.loaded(formatNumber(map.drawing.areas.length), others) });
    answer.refetch();
  };
  return (
    <Loaded
      of={answer}
      loading={common.loading}
      failed={() => (
        <EmptyState icon="place" title={words.map.failed}>
          {words.map.offline}
        </EmptyState>
      )}
    >
      {(value) => (
        <>
          <ActionNotice of={action} />
          <Show
            when={value().map}
            fallback={
              <Card>
                <EmptyState icon="place" title={words.map.empty}>
                  {words.map.emptyHint}
                </EmptyState>
                <MapLoader hasMap={false} onDone={loaded} />
              </Card>
            }
          >
            {(map) => (
              <LoadedMapView {...props} map={map()} action={action} onLoaded={loaded} onChange={answer.refetch} />
            )}
          </Show>
        </>
      )}
    </Loaded>
  );
}
