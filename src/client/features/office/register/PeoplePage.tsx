import './register.css';
import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js';
import { searchKey } from '../../../../domain/reading/name.ts';
import type { KindName } from '../../../../domain/records/kinds/index.ts';
import { may } from '../../../../domain/records/permission.ts';
import { type FoldedRecord, textField } from '../../../../domain/records/record.ts';
import { type Invitation, InviteDialog } from '../../../accounts/view/InviteDialog.tsx';
import { InviteList } from '../../../accounts/view/InviteList.tsx';
import { JoinedList } from '../../../accounts/view/JoinedList.tsx';
import { NamesakesNotice } from '../../../accounts/view/NamesakesNotice.tsx';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Spinner } from '../../../components/Progress.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { compareNames } from '../../../records/compare-names.ts';
import { createClockValue } from '../../../records/today.ts';
import { office } from '../../../records/words/office.ts';
import { useClient } from '../../../state/context.ts';
import { fetchInvites } from '../../../state/office-client.ts';
import { createPolled } from '../../../state/polled.ts';
import { createReferences } from '../../../state/records.ts';
import { common } from '../../../words/common.ts';
import { formatNumber } from '../../../words/format.ts';
import { ImportDialog } from './ImportDialog.tsx';
import { MemberForm } from './MemberForm.tsx';
import { PeopleGroupCard } from './PeopleGroupCard.tsx';
import { groupPeople } from './people-groups.ts';
import { SquadForm } from './SquadForm.tsx';

/** The edited member or squad, existing or new. */
type Editing = { readonly kind: KindName; readonly record?: FoldedRecord };

function People() {
  const { session, time } = useClient();
  const now = createClockValue(time);
  const members = createReferences('member');
  const squads = createReferences('squad');
  const [search, setSearch] = createSignal('');
  const [editing, setEditing] = createSignal<Editing>();
  const [importing, setImporting] = createSignal(false);
  const [invitation, setInvitation] = createSignal<Invitation>();
  const role = () => session.identity()?.actor.role ?? 'volunteer';
  const invites = createPolled(() => fetchInvites);
  const groups = createMemo(() => groupPeople(members() ?? [], squads() ?? [], search()));
  const squadOptions = () =>
    (squads() ?? [])
      .map(({ id, record }) => ({ value: id, label: textField(record, 'name') ?? '' }))
      .sort((a, b) => compareNames(a.label, b.label));
  const title = () => {
    const now = editing();
    const name = now?.record && (textField(now.record, 'name') ?? '');
    if (now?.kind === 'squad') return name === undefined ? office.people.addSquad : office.people.editSquad(name);
    return name === undefined ? office.people.addMember : office.people.editMember(name);
  };
  const close = () => setEditing(undefined);
  return (
    <>
      <PageHeader
        title={office.people.title}
        trailing={
          <span class="note">{members() ? office.people.count(formatNumber(members()?.length ?? 0)) : ''}</span>
        }
      />
      <div class="register-bar">
        <TextField
          type="search"
          autocomplete="off"
          label={office.people.search}
          placeholder={office.people.searchHint}
          value={search()}
          onInput={setSearch}
        />
        <div class="row">
          <Button icon="plus" onClick={() => setEditing({ kind: 'member' })}>
            {office.people.addMember}
          </Button>
          <Button icon="squad" onClick={() => setEditing({ kind: 'squad' })}>
            {office.people.addSquad}
          </Button>
          <Button icon="upload" onClick={() => setImporting(true)}>
            {office.people.import}
          </Button>
        </div>
      </div>
      <NamesakesNotice mayEdit members={(members() ?? []).map(({ record }) => record)} />
      <Switch fallback={<Spinner label={office.people.loading} />}>
        <Match when={members() && squads() && groups().length > 0}>
          <For each={groups()}>
            {(group) => (
              <PeopleGroupCard
                group={group}
                open={searchKey(search()) !== '' || groups().length === 1}
                granter={role()}
                onEditMember={(record) => setEditing({ kind: 'member', record })}
                onEditSquad={(record) => setEditing({ kind: 'squad', record })}
                onInvite={setInvitation}
              />
            )}
          </For>
        </Match>
        <Match when={members() && squads()}>
          <EmptyState icon="people" title={searchKey(search()) ? office.people.nothing : office.people.empty}>
            {searchKey(search()) ? office.people.nothingHint : office.people.emptyHint}
          </EmptyState>
        </Match>
      </Switch>
      <InviteList invites={invites} now={now()} />
      <p class="note">{office.people.invitesHint}</p>
      <JoinedList invites={invites} now={now()} />
      <Dialog open={editing() !== undefined} onClose={close} title={title()} closeLabel={common.action.close}>
        <Show
          when={editing()?.kind === 'squad'}
          fallback={<MemberForm record={editing()?.record} squads={squadOptions()} onDone={close} />}
        >
          <SquadForm record={editing()?.record} onDone={close} />
        </Show>
      </Dialog>
      <ImportDialog target="members" open={importing()} onClose={() => setImporting(false)} />
      <InviteDialog invitation={invitation()} onClose={() => setInvitation(undefined)} onMade={invites.refetch} />
    </>
  );
}

/** 人员: the roster by squad, with invites and import. Organizers have no access and are told so. */
export default function PeoplePage() {
  const { session } = useClient();
  return (
    <Show
      when={may(session.identity()?.actor.role ?? 'volunteer', 'people.manage')}
      fallback={
        <>
          <PageHeader title={office.people.title} />
          <EmptyState icon="people" title={office.gate.title}>
            {office.gate.hint}
          </EmptyState>
        </>
      }
    >
      <People />
    </Show>
  );
}
