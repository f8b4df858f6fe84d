import './place-list.css';
import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js';
import type { Id } from '../../../domain/kernel/id.ts';
import { readLine } from '../../../domain/reading/characters.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { List, ListItem } from '../../components/List.tsx';
import { TextField } from '../../components/TextField.tsx';
import { createReferences } from '../../state/records.ts';
import { places as words } from '../words/places.ts';
import { type PlaceNode, placeTree, searchPlaces, type Town } from './place-tree.ts';

/** Maximum number of search results shown. */
const MAX_FOUND = 60;

interface ListProps {
  readonly value: Id | undefined;
  readonly onPick: (place: Id | undefined) => void;
}

function Rows(
  props: ListProps & { readonly label: string; readonly places: readonly PlaceNode[]; readonly full?: true },
) {
  return (
    <List label={props.label}>
      <For each={props.places}>
        {(place) => (
          <ListItem
            title={
              <span class="place-name" style={{ '--depth': props.full ? 0 : place.depth }}>
                {props.full ? place.path : place.name}
              </span>
            }
            trailing={
              <Show when={place.id === props.value}>
                <Icon name="check" />
              </Show>
            }
            onClick={() => props.onPick(place.id)}
          />
        )}
      </For>
    </List>
  );
}

function TownSection(props: ListProps & { readonly town: Town }) {
  const [open, setOpen] = createSignal(props.town.places.some(({ id }) => id === props.value));
  const name = () => props.town.name ?? words.others;
  const places = () => {
    const { id, places } = props.town;
    return id === undefined ? places : [{ id, name: words.whole(name()), path: name(), depth: 0 }, ...places];
  };
  return (
    <details class="place-town" open={open()} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {name()} <small class="note">{words.count(props.town.places.length)}</small>
      </summary>
      <Show when={open()}>
        <Rows label={name()} places={places()} value={props.value} onPick={props.onPick} />
      </Show>
    </details>
  );
}

/** Lists the district's places: search results, recent places, then all by town. The choice may be empty. */
export function PlaceList(props: ListProps & { readonly recent: readonly Id[] }) {
  const [search, setSearch] = createSignal('');
  const records = createReferences('place');
  const towns = createMemo(() => placeTree(records()?.map(({ record }) => record) ?? []));
  const all = createMemo(() => new Map(searchPlaces(towns(), '').map((place) => [place.id, place])));
  const found = createMemo(() => (readLine(search()) ? searchPlaces(towns(), search()).slice(0, MAX_FOUND) : []));
  const recent = () => props.recent.flatMap((id) => all().get(id) ?? []);
  return (
    <div class="place-list">
      <TextField
        type="search"
        label={words.search}
        placeholder={words.searchHint}
        autocomplete="off"
        value={search()}
        onInput={setSearch}
      />
      <Switch>
        <Match when={records()?.length === 0}>
          <EmptyState icon="place" title={words.empty}>
            {words.emptyHint}
          </EmptyState>
        </Match>
        <Match when={readLine(search())}>
          <Show
            when={found().length}
            fallback={
              <EmptyState icon="search" title={words.nothing}>
                {words.nothingHint}
              </EmptyState>
            }
          >
            <Rows full label={words.search} places={found()} value={props.value} onPick={props.onPick} />
          </Show>
        </Match>
        <Match when={true}>
          <Show when={recent().length}>
            <section>
              <h3 class="place-heading">{words.recent}</h3>
              <Rows full label={words.recent} places={recent()} value={props.value} onPick={props.onPick} />
            </section>
          </Show>
          <div>
            <For each={towns()}>{(town) => <TownSection town={town} value={props.value} onPick={props.onPick} />}</For>
          </div>
        </Match>
      </Switch>
      <List>
        <ListItem title={words.unknown} detail={words.unknownHint} onClick={() => props.onPick(undefined)} />
      </List>
    </div>
  );
}
