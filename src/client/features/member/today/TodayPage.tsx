import { createMemo, For, Show } from 'solid-js';
import { may } from '../../../../domain/records/permission.ts';
import { recordDay } from '../../../../domain/records/record.ts';
import { Card } from '../../../components/Card.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { createNames } from '../../../records/names.ts';
import { RecordLine } from '../../../records/RecordLine.tsx';
import { remarkOf } from '../../../records/record-story.ts';
import { ConnectionPill, SyncBanner } from '../../../records/SyncBanner.tsx';
import { createClockValue, createToday } from '../../../records/today.ts';
import { work } from '../../../records/words/work.ts';
import { useClient } from '../../../state/context.ts';
import { createLive } from '../../../state/live.ts';
import { createMyRecords, createReturned, isBy } from '../../../state/records.ts';
import { createStatus } from '../../../state/status.ts';
import { EvictedNotice, JoinedNotice, LowSpaceNotice } from '../../../storage-protection/view/StorageNotices.tsx';
import { formatDayAndWeekday } from '../../../words/format.ts';
import { lazyPart } from '../../../words/lazy-part.tsx';
import { LogTiles } from './LogTiles.tsx';
import { today as words } from './words.ts';

/** Links for passing on what people report: a sealed tip for the office, or a call logged as a count. */
function TipsCard() {
  return (
    <Card title={words.tips}>
      <List>
        <ListItem external href="/tip#behalf" icon="lock" title={words.behalf} detail={words.behalfDetail} />
        <ListItem href="/log/tipline" icon="phone" title={words.tipline} detail={words.tiplineDetail} />
      </List>
    </Card>
  );
}

const ClockNotice = lazyPart(() => import('../../../records/ClockNotice.tsx'));

/** Today's records examined, and shown; 我的记录 has the rest. */
const MAX_EXAMINED = 30;
const SHOW = 5;

/** More than a leader checks in a day; the count is exact below that. */
const MAX_TO_CHECK = 999;

/** The leader's count of records to check. */
function ToCheck() {
  const { session } = useClient();
  const actor = () => session.identity()?.actor;
  const count = createLive(() => {
    const known = actor();
    return known?.squad && may(known.role, 'squad.lead')
      ? async (store) => {
          const open = await store.squadRecords(known.squad, 'reported', MAX_TO_CHECK);
          // Leave out records that the leader did or wrote.
          return open.filter(({ record }) => !isBy(record, known.member)).length;
        }
      : undefined;
  });
  return (
    <Show when={count()}>
      {(some) => (
        <Card>
          <List>
            <ListItem href="/squad" icon="survey" title={words.check(some())} detail={words.checkDetail} />
          </List>
        </Card>
      )}
    </Show>
  );
}

/** Says which records were returned, why, and links to them. */
function ReturnedNotice() {
  const returned = createReturned();
  return (
    <Show when={returned()?.[0]}>
      {(first) => {
        const isOnly = () => returned()?.length === 1;
        return (
          <Notice
            tone="wait"
            icon="alert"
            title={work.returned(returned()?.length ?? 0)}
            action={<LinkButton href={isOnly() ? `/records/${first().id}` : '/records'}>{words.correct}</LinkButton>}
          >
            {isOnly() ? remarkOf(first().record) : words.returnedDetail}
          </Notice>
        );
      }}
    </Show>
  );
}

/** 今日: pending changes, the tiles for logging, and today's records. */
export default function TodayPage() {
  const { session, trust } = useClient();
  const isClockWrong = createClockValue(() => trust() === 'wrong');
  const status = createStatus();
  const day = createToday();
  const mine = createMyRecords(() => MAX_EXAMINED);
  const todays = createMemo(() => (mine() ?? []).filter(({ record }) => recordDay(record) === day()));
  const shown = () => todays().slice(0, SHOW);
  const names = createNames(() => shown().map(({ record }) => record));
  const overline = () =>
    [formatDayAndWeekday(day()), session.identity()?.actor.squadName].filter((part) => part).join(' · ');
  return (
    <Page above="tabs">
      <PageHeader title={words.title} overline={overline()} trailing={<ConnectionPill status={status()} />} />
      <EvictedNotice />
      <JoinedNotice />
      <LowSpaceNotice />
      <Show when={isClockWrong()}>
        <ClockNotice />
      </Show>
      <SyncBanner status={status()} />
      <ReturnedNotice />
      <LogTiles />
      <ToCheck />
      <TipsCard />
      <Show when={mine()}>
        <Card title={words.own}>
          <Show
            when={shown().length}
            fallback={
              <p class="note">
                <b>{words.nothing}</b>
                <br />
                {words.nothingHint}
              </p>
            }
          >
            <List label={words.own}>
              <For each={shown()}>
                {(local) => (
                  <RecordLine local={local} names={names} sending={status().sending} href={`/records/${local.id}`} />
                )}
              </For>
            </List>
          </Show>
          <Show when={todays().length > SHOW}>
            <LinkButton href="/records" wide>
              {words.all}
            </LinkButton>
          </Show>
        </Card>
      </Show>
    </Page>
  );
}
