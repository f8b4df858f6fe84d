import { createMemo, createSignal, For, onCleanup, onMount, Show } from 'solid-js';
import { recordDay } from '../../../../domain/records/record.ts';
import { Card } from '../../../components/Card.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { List } from '../../../components/List.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { isWeChat } from '../../../platform/browser.ts';
import { whenIdle } from '../../../platform/idle.ts';
import { createNames } from '../../../records/names.ts';
import { RecordLine } from '../../../records/RecordLine.tsx';
import { ConnectionPill, SyncBanner } from '../../../records/SyncBanner.tsx';
import { createClockValue, createToday } from '../../../records/today.ts';
import { useClient } from '../../../state/context.ts';
import { createMyRecords } from '../../../state/records.ts';
import { createStatus } from '../../../state/status.ts';
import { EvictedNotice, JoinedNotice, LowSpaceNotice } from '../../../storage-protection/view/StorageNotices.tsx';
import { formatDayAndWeekday } from '../../../words/format.ts';
import { lazyPart } from '../../../words/lazy-part.tsx';
import { createNext } from './create-next.ts';
import { LogTiles } from './LogTiles.tsx';
import { today as words } from './words/today.ts';

const NextCard = lazyPart(() => import('./NextCard.tsx'));
const NoticesCard = lazyPart(
  () => import('../../../notices/NoticesCard.tsx'),
  () => null,
);
const PhoneNotices = lazyPart(() => import('./PhoneNotices.tsx'));

/** Today's records examined, and shown; 我的记录 has the rest. */
const MAX_EXAMINED = 30;
const SHOW = 5;

/** 今日: what waits for the member, the tiles for logging, and today's records. */
export default function TodayPage() {
  const { session, trust } = useClient();
  // Notices wait until the page stands: they are rare, and logging comes first.
  const [isSettled, setSettled] = createSignal(false);
  onMount(() => onCleanup(whenIdle(() => setSettled(true))));
  const isClockWrong = createClockValue(() => trust() === 'wrong');
  const status = createStatus();
  const next = createNext(status);
  const isLate = () => next().some(({ reason }) => reason === 'late');
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
      <Show when={isClockWrong() || isWeChat()}>
        <PhoneNotices isClockWrong={isClockWrong()} />
      </Show>
      <SyncBanner status={status()} said={{ attention: true, unsent: isLate() }} />
      <Show when={next().length}>
        <NextCard items={next()} />
      </Show>
      <LogTiles />
      <Show when={isSettled()}>
        <NoticesCard />
      </Show>
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
