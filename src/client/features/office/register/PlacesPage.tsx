import './register.css';
import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js';
import { searchKey } from '../../../../domain/reading/name.ts';
import { may } from '../../../../domain/records/permission.ts';
import { type FoldedRecord, textField } from '../../../../domain/records/record.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Spinner } from '../../../components/Progress.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { placeTree } from '../../../records/places/place-tree.ts';
import { office } from '../../../records/words/office.ts';
import { useClient } from '../../../state/context.ts';
import { createReferences } from '../../../state/records.ts';
import { common } from '../../../words/common.ts';
import { formatNumber } from '../../../words/format.ts';
import { ImportDialog } from './ImportDialog.tsx';
import { PlaceForm } from './PlaceForm.tsx';
import { townRows } from './place-rows.ts';
import { TownCard } from './TownCard.tsx';

/** 地点: towns with their villages, groups, schools and venues, and import. */
export default function PlacesPage() {
  const { session } = useClient();
  const places = createReferences('place');
  const [search, setSearch] = createSignal('');
  const [editing, setEditing] = createSignal<{ readonly record?: FoldedRecord }>();
  const [importing, setImporting] = createSignal(false);
  const mayManage = () => may(session.identity()?.actor.role ?? 'volunteer', 'places.manage');
  const all = () => places() ?? [];
  const towns = createMemo(() => placeTree(all().map(({ record }) => record)));
  const groups = createMemo(() => townRows(towns(), all(), search()));
  const title = () => {
    const record = editing()?.record;
    return record ? office.places.edit(textField(record, 'name') ?? '') : office.places.add;
  };
  const close = () => setEditing(undefined);
  return (
    <>
      <PageHeader
        title={office.places.title}
        trailing={<span class="note">{places() ? office.places.count(formatNumber(all().length)) : ''}</span>}
      />
      <div class="register-bar">
        <TextField type="search" autocomplete="off" label={office.places.search} value={search()} onInput={setSearch} />
        <Show when={mayManage()}>
          <div class="row">
            <Button icon="plus" onClick={() => setEditing({})}>
              {office.places.add}
            </Button>
            <Button icon="upload" onClick={() => setImporting(true)}>
              {office.places.import}
            </Button>
          </div>
        </Show>
      </div>
      <Switch fallback={<Spinner label={common.loading} />}>
        <Match when={places() && groups().length > 0}>
          <For each={groups()}>
            {(group) => (
              <TownCard
                of={group}
                open={searchKey(search()) !== '' || groups().length === 1}
                manage={mayManage()}
                onEdit={(record) => setEditing({ record })}
              />
            )}
          </For>
        </Match>
        <Match when={places()}>
          <EmptyState icon="place" title={searchKey(search()) ? office.people.nothing : office.places.empty}>
            {searchKey(search()) ? office.people.nothingHint : office.places.emptyHint}
          </EmptyState>
        </Match>
      </Switch>
      <Dialog open={editing() !== undefined} onClose={close} title={title()} closeLabel={common.action.close}>
        <PlaceForm record={editing()?.record} places={all()} onDone={close} />
      </Dialog>
      <ImportDialog target="places" open={importing()} onClose={() => setImporting(false)} />
    </>
  );
}
