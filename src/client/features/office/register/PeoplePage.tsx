import './register.css';
import { useSearchParams } from '@solidjs/router';
import { createMemo, createSignal, Match, Show, Switch } from 'solid-js';
import { dayAt, yearOf } from '../../../../domain/kernel/day.ts';
import { searchKey } from '../../../../domain/reading/name.ts';
import { may } from '../../../../domain/records/permission.ts';
import { type FoldedRecord, textField } from '../../../../domain/records/record.ts';
import { type Invitation, InviteDialog } from '../../../accounts/view/InviteDialog.tsx';
import { InviteList } from '../../../accounts/view/InviteList.tsx';
import { JoinedList } from '../../../accounts/view/JoinedList.tsx';
import { NamesakesNotice } from '../../../accounts/view/NamesakesNotice.tsx';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { PaneBack, type PaneItem, Panes } from '../../../components/Panes.tsx';
import { Spinner } from '../../../components/Progress.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { compareNames } from '../../../records/compare-names.ts';
import { createClockValue } from '../../../records/today.ts';
import { office } from '../../../records/words/office.ts';
import { squad as squadWords } from '../../../records/words/squad.ts';
import { useClient } from '../../../state/context.ts';
import { fetchInvites, toSearch } from '../../../state/office-client.ts';
import { createPolled } from '../../../state/polled.ts';
import { createReferences, type LocalRecord } from '../../../state/records.ts';
import { common } from '../../../words/common.ts';
import { formatNumber } from '../../../words/format.ts';
import { lazyPart } from '../../../words/lazy-part.tsx';
import { MemberForm } from './MemberForm.tsx';
import { MemberPane } from './MemberPane.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { findPeople, groupPeople, nameOf } from './people-groups.ts';
import { SquadForm } from './SquadForm.tsx';

const ImportDialog = lazyPart(() => import('./ImportDialog.tsx'));

/** The subject of the dialog: a new member, or a squad, existing or new. */
type Editing = { readonly kind: 'member' } | { readonly kind: 'squad'; readonly record?: FoldedRecord };

const ALL = 'all';
const NONE = 'none';
const INVITES = 'invites';

const href = (group: string | undefined, member?: string): string => `?${toSearch({ group, member })}`;

const squadName = (squad: LocalRecord | undefined): string => (squad ? nameOf(squad.record) : office.people.noSquad);

function People() {
  const { session, time } = useClient();
  const now = createClockValue(time);
  const members = createReferences('member');
  const squads = createReferences('squad');
  const places = createReferences('place');
  const [address, setAddress] = useSearchParams();
  // The search is not in the address, which logs may keep: it is somebody's name.
  const [search, setSearch] = createSignal('');
  const searchFor = (text: string) => {
    setSearch(text);
    if (address.member) setAddress({ member: undefined });
  };
  const [editing, setEditing] = createSignal<Editing>();
  const [importing, setImporting] = createSignal(false);
  const [invitation, setInvitation] = createSignal<Invitation>();
  const role = () => session.identity()?.actor.role ?? 'volunteer';
  const invites = createPolled(() => fetchInvites);
  const all = () => members() ?? [];
  const groups = createMemo(() => groupPeople(all(), squads() ?? []));
  const isSearch = () => searchKey(search()) !== '';
  const group = () => (typeof address.group === 'string' ? address.group : undefined);
  const chosen = createMemo(() => groups().find(({ squad }) => (squad?.id ?? NONE) === group()));
  const member = () => all().find(({ id }) => id === address.member);
  const people = createMemo(() =>
    isSearch() ? findPeople(all(), search()) : (chosen()?.members ?? groups().flatMap((each) => each.members)),
  );
  const names = createMemo(() => new Map((squads() ?? []).map(({ id, record }) => [id, nameOf(record)])));
  const towns = createMemo(() => new Map((places() ?? []).map(({ id, record }) => [id, nameOf(record)])));
  const squadOf = ({ record }: LocalRecord) => names().get(textField(record, 'squad') ?? '') ?? '';
  const squadOptions = () =>
    [...names()].map(([value, label]) => ({ value, label })).sort((a, b) => compareNames(a.label, b.label));
  const open = createMemo(
    () =>
      (invites.value()?.invites ?? []).filter(({ usedAt, expiresAt }) => usedAt === null && expiresAt > now()).length,
  );
  const isOpen = () => group() !== undefined || member() !== undefined || isSearch();
  const items = (): PaneItem[] => [
    {
      href: href(ALL),
      label: office.people.all,
      count: formatNumber(all().length),
      current: !chosen() && group() !== INVITES,
    },
    ...groups().map(({ squad, members: own }) => ({
      href: href(squad?.id ?? NONE),
      label: squadName(squad),
      detail: squad && towns().get(textField(squad.record, 'town') ?? ''),
      count: formatNumber(own.length),
      current: group() === (squad?.id ?? NONE),
    })),
    { href: href(INVITES), label: office.people.invites, count: formatNumber(open()), current: group() === INVITES },
  ];
  const caption = () =>
    isSearch()
      ? office.people.found(formatNumber(people().length))
      : group() && chosen()
        ? squadName(chosen()?.squad)
        : office.people.all;
  const title = () => {
    const now = editing();
    if (now?.kind !== 'squad') return office.people.addMember;
    return now.record ? office.people.editSquad(nameOf(now.record)) : office.people.addSquad;
  };
  const close = () => setEditing(undefined);
  const SquadTools = (squad: { readonly of: LocalRecord }) => (
    <>
      <Button icon="edit" onClick={() => setEditing({ kind: 'squad', record: squad.of.record })}>
        {office.people.editSquad(nameOf(squad.of.record))}
      </Button>
      <Button
        icon="qr"
        onClick={() =>
          setInvitation({
            title: squadWords.invite.forNew(nameOf(squad.of.record)),
            request: { role: 'volunteer', squad: squad.of.id },
          })
        }
      >
        {squadWords.invite.new}
      </Button>
    </>
  );
  return (
    <>
      <PageHeader
        title={office.people.title}
        trailing={<span class="note">{members() ? office.people.count(formatNumber(all().length)) : ''}</span>}
      />
      <div class="register-bar no-print" classList={{ chosen: isOpen(), opened: member() !== undefined }}>
        <TextField
          type="search"
          autocomplete="off"
          label={office.people.search}
          placeholder={office.people.searchHint}
          value={search()}
          onInput={searchFor}
        />
        <div class="register-adds">
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
      <NamesakesNotice mayEdit members={all().map(({ record }) => record)} />
      <Switch fallback={<Spinner label={office.people.loading} />}>
        <Match when={members() && squads() && all().length === 0 && groups().length === 0}>
          <EmptyState icon="people" title={office.people.empty}>
            {office.people.emptyHint}
          </EmptyState>
        </Match>
        <Match when={members() && squads()}>
          <Panes label={office.people.groups} items={items()} open={isOpen()}>
            <Switch
              fallback={
                <>
                  <Show when={!isSearch()}>
                    <PaneBack href="?" label={office.people.groups} />
                  </Show>
                  <Card>
                    <PeopleTable
                      caption={caption()}
                      people={people()}
                      squadOf={chosen() && !isSearch() ? undefined : squadOf}
                      hrefOf={({ id }) => href(group() ?? ALL, id)}
                      thisYear={yearOf(dayAt(now()))}
                      tools={
                        <Show when={!isSearch() && chosen()?.squad}>{(squad) => <SquadTools of={squad()} />}</Show>
                      }
                    />
                    <Show when={people().length === 0}>
                      <EmptyState icon="people" title={isSearch() ? office.people.nothing : squadWords.members.empty}>
                        {isSearch() ? office.people.nothingHint : squadWords.members.emptyHint}
                      </EmptyState>
                    </Show>
                  </Card>
                </>
              }
            >
              <Match when={member()}>
                {(local) => (
                  <>
                    <PaneBack always href={href(group())} label={caption()} />
                    <MemberPane of={local()} squads={squadOptions()} granter={role()} onInvite={setInvitation} />
                  </>
                )}
              </Match>
              <Match when={group() === INVITES && !isSearch()}>
                <PaneBack href="?" label={office.people.groups} />
                <InviteList invites={invites} now={now()} />
                <p class="note">{office.people.invitesHint}</p>
                <JoinedList invites={invites} now={now()} />
              </Match>
            </Switch>
          </Panes>
        </Match>
      </Switch>
      <Dialog open={editing() !== undefined} onClose={close} title={title()} closeLabel={common.action.close}>
        <Switch>
          <Match when={editing()?.kind === 'member'}>
            <MemberForm record={undefined} squads={squadOptions()} onDone={close} />
          </Match>
          <Match when={editing()}>
            {(now) => {
              const edited = now();
              return <SquadForm record={edited.kind === 'squad' ? edited.record : undefined} onDone={close} />;
            }}
          </Match>
        </Switch>
      </Dialog>
      <Show when={importing()}>
        <ImportDialog target="members" open onClose={() => setImporting(false)} />
      </Show>
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
