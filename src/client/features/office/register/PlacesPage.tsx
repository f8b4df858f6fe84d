import './register.css';
import { useSearchParams } from '@solidjs/router';
import { createMemo, createSignal, Match, Show, Switch } from 'solid-js';
import type { Id } from '../../../../domain/kernel/id.ts';
import { searchKey } from '../../../../domain/reading/name.ts';
import { may } from '../../../../domain/records/permission.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { PaneBack, type PaneItem, Panes } from '../../../components/Panes.tsx';
import { Spinner } from '../../../components/Progress.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { placeTree } from '../../../records/places/place-tree.ts';
import { office } from '../../../records/words/office.ts';
import { useClient } from '../../../state/context.ts';
import { toSearch } from '../../../state/office-client.ts';
import { createReferences } from '../../../state/records.ts';
import { common } from '../../../words/common.ts';
import { formatNumber } from '../../../words/format.ts';
import { lazyPart } from '../../../words/lazy-part.tsx';
import { PlaceForm } from './PlaceForm.tsx';
import { PlacePane } from './PlacePane.tsx';
import { PlacesTable } from './PlacesTable.tsx';
import { nameOf } from './people-groups.ts';
import { findPlaces, type TownRows, townRows } from './place-rows.ts';

const ImportDialog = lazyPart(() => import('./ImportDialog.tsx'));

const ALL = 'all';
const NONE = 'none';

const href = (town: string | undefined, place?: Id): string => `?${toSearch({ town, place })}`;
const keyOf = ({ town }: TownRows): string => town?.id ?? NONE;
const townName = ({ town }: TownRows): string => (town ? nameOf(town.record) : office.places.loose);

/** 地点: towns with their villages, groups, schools and venues, and import. */
export default function PlacesPage() {
  const { session } = useClient();
  const places = createReferences('place');
  const [address, setAddress] = useSearchParams();
  const [search, setSearch] = createSignal('');
  const searchFor = (text: string) => {
    setSearch(text);
    if (address.place) setAddress({ place: undefined });
  };
  const [adding, setAdding] = createSignal(false);
  const [importing, setImporting] = createSignal(false);
  const mayManage = () => may(session.identity()?.actor.role ?? 'volunteer', 'places.manage');
  const all = () => places() ?? [];
  const groups = createMemo(() => townRows(placeTree(all().map(({ record }) => record)), all()));
  const isSearch = () => searchKey(search()) !== '';
  const town = () => (typeof address.town === 'string' ? address.town : undefined);
  const chosen = createMemo(() => groups().find((each) => keyOf(each) === town()));
  const place = () => all().find(({ id }) => id === address.place);
  const rows = createMemo(
    () => (chosen() && !isSearch() ? chosen()?.rows : undefined) ?? findPlaces(groups(), search()),
  );
  const caption = () => {
    const now = chosen();
    return isSearch() ? office.places.found(formatNumber(rows().length)) : now ? townName(now) : office.places.all;
  };
  const isOpen = () => town() !== undefined || place() !== undefined || isSearch();
  const items = (): PaneItem[] => [
    { href: href(ALL), label: office.places.all, count: formatNumber(all().length), current: !chosen() },
    ...groups().map((each) => ({
      href: href(keyOf(each)),
      label: townName(each),
      detail: each.villages ? office.places.villagesIn(formatNumber(each.villages)) : undefined,
      count: formatNumber(each.rows.length),
      current: keyOf(each) === town(),
    })),
  ];
  return (
    <>
      <PageHeader
        title={office.places.title}
        trailing={<span class="note">{places() ? office.places.count(formatNumber(all().length)) : ''}</span>}
      />
      <div class="register-bar no-print" classList={{ chosen: isOpen(), opened: place() !== undefined }}>
        <TextField type="search" autocomplete="off" label={office.places.search} value={search()} onInput={searchFor} />
        <Show when={mayManage()}>
          <div class="register-adds">
            <Button icon="plus" onClick={() => setAdding(true)}>
              {office.places.add}
            </Button>
            <Button icon="upload" onClick={() => setImporting(true)}>
              {office.places.import}
            </Button>
          </div>
        </Show>
      </div>
      <Switch fallback={<Spinner label={common.loading} />}>
        <Match when={places() && groups().length === 0}>
          <EmptyState icon="place" title={office.places.empty}>
            {office.places.emptyHint}
          </EmptyState>
        </Match>
        <Match when={places()}>
          <Panes label={office.places.towns} items={items()} open={isOpen()}>
            <Show
              when={place()}
              fallback={
                <>
                  <Show when={!isSearch()}>
                    <PaneBack href="?" label={office.places.towns} />
                  </Show>
                  <Card>
                    <PlacesTable
                      caption={caption()}
                      places={rows()}
                      mixed={!chosen() || isSearch()}
                      hrefOf={({ local }) => href(town() ?? ALL, local.id)}
                      tools={
                        <Show when={!isSearch() && chosen()?.town}>
                          {(local) => (
                            <LinkButton icon="place" href={href(town(), local().id)}>
                              {office.places.about(nameOf(local().record))}
                            </LinkButton>
                          )}
                        </Show>
                      }
                    />
                    <Show when={rows().length === 0 && isSearch()}>
                      <EmptyState icon="place" title={office.people.nothing}>
                        {office.people.nothingHint}
                      </EmptyState>
                    </Show>
                  </Card>
                </>
              }
            >
              {(local) => (
                <>
                  <PaneBack always href={href(town())} label={caption()} />
                  <PlacePane of={local()} places={all()} manage={mayManage()} />
                </>
              )}
            </Show>
          </Panes>
        </Match>
      </Switch>
      <Dialog
        open={adding()}
        onClose={() => setAdding(false)}
        title={office.places.add}
        closeLabel={common.action.close}
      >
        <PlaceForm record={undefined} places={all()} onDone={() => setAdding(false)} />
      </Dialog>
      <Show when={importing()}>
        <ImportDialog target="places" open onClose={() => setImporting(false)} />
      </Show>
    </>
  );
}
