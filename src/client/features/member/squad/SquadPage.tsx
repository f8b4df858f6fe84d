import './squad.css';
import { useSearchParams } from '@solidjs/router';
import { createMemo, createSignal, Match, Show, Switch } from 'solid-js';
import type { Id } from '../../../../domain/kernel/id.ts';
import { type Invitation, InviteDialog } from '../../../accounts/view/InviteDialog.tsx';
import { InviteList } from '../../../accounts/view/InviteList.tsx';
import { Corrections } from '../../../attendance/Corrections.tsx';
import { checks } from '../../../checks/words.ts';
import { Segmented } from '../../../components/Choices.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { createClockValue } from '../../../records/today.ts';
import { squad } from '../../../records/words/squad.ts';
import { useClient } from '../../../state/context.ts';
import { createLive } from '../../../state/live.ts';
import { fetchInvites } from '../../../state/office-client.ts';
import { createPolled } from '../../../state/polled.ts';
import { createLedSquad, createSquadRecords, isBy, isToCheck } from '../../../state/records.ts';
import { common } from '../../../words/common.ts';
import { Conflicts } from './Conflicts.tsx';
import { MembersCard } from './MembersCard.tsx';
import { findOpenQuestions } from './open-questions.ts';
import { StockCard } from './StockCard.tsx';
import { TargetsCard } from './TargetsCard.tsx';
import { Tasks } from './Tasks.tsx';
import { ToCheck } from './ToCheck.tsx';
import { UnsureDates } from './UnsureDates.tsx';
import { Withdrawn } from './Withdrawn.tsx';

/** More than anybody checks in a day; the count is exact up to here. */
const MAX_COUNTED = 2_000;

/** The parts of the page, named by `view` in the address; the first by default. */
const views = ['check', 'tasks', 'stock', 'members'] as const;
type View = (typeof views)[number];

/** Fields that two people changed, and dates that a wrong clock made. */
function OpenQuestions(props: { squad: Id }) {
  const { session } = useClient();
  const open = createLive(() => {
    const [id, leader] = [props.squad, session.identity()?.actor];
    return leader && ((store) => findOpenQuestions(store, leader, id));
  });
  return (
    <>
      <Conflicts conflicts={open()?.conflicts ?? []} />
      <UnsureDates records={open()?.dates ?? []} />
    </>
  );
}

/** The way to the questions about the squad's records, which need the server. */
function QuestionsLink() {
  return (
    <List>
      <ListItem icon="alert" href="/squad/checks" title={checks.title} detail={checks.toSquadHint} />
    </List>
  );
}

function Members(props: { squad: Id; squadName: string }) {
  const { time } = useClient();
  const now = createClockValue(time);
  const [invitation, setInvitation] = createSignal<Invitation>();
  const invites = createPolled(() => fetchInvites);
  return (
    <>
      <MembersCard squad={props.squad} squadName={props.squadName} onInvite={setInvitation} />
      <InviteList invites={invites} now={now()} />
      <InviteDialog invitation={invitation()} onClose={() => setInvitation(undefined)} onMade={invites.refetch} />
    </>
  );
}

function Squad(props: { id: Id }) {
  const { session } = useClient();
  const [search, setSearch] = useSearchParams();
  const view = (): View => views.find((each) => each === search.view) ?? 'check';
  const self = () => session.identity()?.actor.member ?? '';
  const reported = createSquadRecords(
    () => props.id,
    () => 'reported',
    () => MAX_COUNTED,
  );
  const toCheck = createMemo(() => (reported() ?? []).filter(({ record }) => isToCheck(record, self())));
  const own = () => (reported() ?? []).filter(({ record }) => isBy(record, self())).length;
  const name = () => session.identity()?.actor.squadName ?? squad.title;
  const label = (each: View) =>
    each === 'check' && toCheck().length ? squad.views.checkCount(toCheck().length) : squad.views[each];
  return (
    <Page above="tabs">
      <PageHeader title={name()} overline={squad.title} />
      <div class="squad-views">
        <Segmented
          label={squad.views.label}
          hideLabel
          value={view()}
          options={views.map((each) => ({ value: each, label: label(each) }))}
          onInput={(next) => setSearch({ view: next === 'check' ? undefined : next }, { replace: true })}
        />
      </div>
      <Switch>
        <Match when={view() === 'check'}>
          <Corrections />
          <QuestionsLink />
          <OpenQuestions squad={props.id} />
          <Withdrawn squad={props.id} />
          <Show when={reported()}>
            <ToCheck records={toCheck()} own={own()} />
          </Show>
        </Match>
        <Match when={view() === 'tasks'}>
          <TargetsCard squad={props.id} />
          <Tasks squad={props.id} />
        </Match>
        <Match when={view() === 'stock'}>
          <StockCard squad={props.id} />
        </Match>
        <Match when={view() === 'members'}>
          <Members squad={props.id} squadName={name()} />
        </Match>
      </Switch>
    </Page>
  );
}

/** 分队: a leader's tasks: check records, give tasks, invite members. Works offline except for invites. */
export default function SquadPage() {
  const { session } = useClient();
  const actor = () => session.identity()?.actor;
  const led = createLedSquad();
  return (
    <Show
      when={led()}
      fallback={
        <Page above="tabs">
          <PageHeader title={actor()?.squadName ?? squad.title} overline={squad.title} />
          <EmptyState
            icon="squad"
            title={squad.leadersOnly}
            action={<LinkButton href="/today">{common.notFound.goToday}</LinkButton>}
          >
            {actor()?.squad ? squad.member(actor()?.squadName ?? squad.title) : squad.none}
          </EmptyState>
        </Page>
      }
    >
      {(id) => <Squad id={id()} />}
    </Show>
  );
}
