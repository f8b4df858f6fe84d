import './squad.css';
import { createSignal, Show } from 'solid-js';
import type { Id } from '../../../../domain/kernel/id.ts';
import { may } from '../../../../domain/records/permission.ts';
import { type Invitation, InviteDialog } from '../../../accounts/view/InviteDialog.tsx';
import { InviteList } from '../../../accounts/view/InviteList.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { createClockValue } from '../../../records/today.ts';
import { squad } from '../../../records/words/squad.ts';
import { useClient } from '../../../state/context.ts';
import { createLive } from '../../../state/live.ts';
import { fetchInvites } from '../../../state/office-client.ts';
import { createPolled } from '../../../state/polled.ts';
import { common } from '../../../words/common.ts';
import { Conflicts } from './Conflicts.tsx';
import { CoverCard } from './CoverCard.tsx';
import { MembersCard } from './MembersCard.tsx';
import { findOpenQuestions } from './open-questions.ts';
import { ToCheckCard } from './ToCheckCard.tsx';
import { UnsureDates } from './UnsureDates.tsx';

function Squad(props: { id: Id }) {
  const { session, time } = useClient();
  const now = createClockValue(time);
  const open = createLive(() => {
    const id = props.id;
    return (store) => findOpenQuestions(store, id);
  });
  const [invitation, setInvitation] = createSignal<Invitation>();
  const invites = createPolled(() => fetchInvites);
  const name = () => session.identity()?.actor.squadName ?? squad.title;
  return (
    <Page above="tabs">
      <PageHeader title={name()} overline={squad.title} back={{ href: '/today', label: common.nav.today }} />
      <Conflicts conflicts={open()?.conflicts ?? []} />
      <UnsureDates records={open()?.dates ?? []} />
      <ToCheckCard squad={props.id} />
      <CoverCard squad={props.id} />
      <InviteList invites={invites} now={now()} />
      <MembersCard squad={props.id} squadName={name()} onInvite={setInvitation} />
      <InviteDialog invitation={invitation()} onClose={() => setInvitation(undefined)} onMade={invites.refetch} />
    </Page>
  );
}

/** 分队: a leader's tasks: check records, cover villages, invite members. Works offline except for invites. */
export default function SquadPage() {
  const { session } = useClient();
  const actor = () => session.identity()?.actor;
  const led = () => {
    const known = actor();
    return known?.squad && may(known.role, 'squad.lead') ? known.squad : undefined;
  };
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
