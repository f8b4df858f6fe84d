import { Show } from 'solid-js';
import { may } from '../../../../domain/records/permission.ts';
import { me as words } from '../../../accounts/words.ts';
import { OwnHours } from '../../../attendance/OwnHours.tsx';
import { createOwnPresence, hoursIn } from '../../../attendance/own-presence.ts';
import { certificates } from '../../../certificates/words.ts';
import { Card } from '../../../components/Card.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { notices } from '../../../notices/words.ts';
import { optionLabel } from '../../../records/kind-words.ts';
import { createOwnSums } from '../../../records/own-sums.ts';
import { delivery } from '../../../records/words/delivery.ts';
import { YearSums } from '../../../records/YearSums.tsx';
import { useClient } from '../../../state/context.ts';
import { createCounts, createPhotoCounts } from '../../../state/queue.ts';
import { stock } from '../../../stock/words.ts';
import { JoinedNotice } from '../../../storage-protection/view/StorageNotices.tsx';
import { common } from '../../../words/common.ts';
import { formatNumber } from '../../../words/format.ts';
import { CalendarCard } from './CalendarCard.tsx';
import { DataCheck } from './DataCheck.tsx';
import { Devices } from './Devices.tsx';
import { DisplaySettings } from './DisplaySettings.tsx';
import { Install } from './Install.tsx';
import { PhoneState } from './PhoneState.tsx';
import { SignOut } from './SignOut.tsx';

/** 我的: the member, totals of the year, display settings, and the state of this phone. */
export default function MePage() {
  const { session } = useClient();
  const actor = () => session.identity()?.actor;
  const sums = createOwnSums();
  const presence = createOwnPresence();
  /** Hours of own records, and of events as far as the server told them. */
  const hours = (recorded: number) => Math.round((recorded + hoursIn(presence.value()?.claims ?? [])) * 10) / 10;
  const counts = createCounts();
  const photos = createPhotoCounts();
  const waitingText = () => {
    const records = (counts()?.unsent ?? 0) + (counts()?.attention ?? 0);
    const images = photos()?.unsent ?? 0;
    return records ? common.unsent.title(records) : images ? delivery.sync.photos(images) : words.outboxAll;
  };
  const role = () => actor()?.role ?? 'public';
  const who = () => {
    const known = actor();
    return known
      ? [known.name, known.squadName, optionLabel('member', 'role', known.role)].filter((part) => part).join(' · ')
      : '';
  };
  return (
    <Page above="tabs">
      <PageHeader title={words.title} overline={who()} />
      <JoinedNotice />
      <Show when={sums()}>
        {(own) => (
          <YearSums
            title={words.year(own().year)}
            note={words.yearNote}
            sums={[
              { value: formatNumber(hours(own().figures['service.hours'] ?? 0)), label: words.hours },
              { value: formatNumber(own().figures['leaflet.distributed'] ?? 0), label: words.copies },
              { value: formatNumber(own().records), label: words.records },
            ]}
          />
        )}
      </Show>
      <OwnHours of={presence} />
      <Card title={words.work}>
        <List>
          <ListItem href="/certificates" icon="print" title={certificates.own.title} detail={certificates.own.link} />
          <ListItem href="/notices" icon="broadcast" title={notices.title} />
          <ListItem href="/outbox" icon="cloud-up" title={words.outbox} detail={waitingText()} />
          <Show when={actor()?.squad}>
            <ListItem href="/me/stock" icon="box" title={stock.hand.title} detail={stock.hand.link} />
          </Show>
          <Show when={may(role(), 'squad.lead')}>
            <ListItem href="/squad" icon="squad" title={words.squad} />
          </Show>
          <Show
            when={may(role(), 'figures.read')}
            fallback={<ListItem href="/sign-in" icon="person" title={words.signIn} detail={words.signInHint} />}
          >
            <ListItem href="/office" icon="chart" title={words.office} />
          </Show>
        </List>
      </Card>
      <CalendarCard />
      <Devices />
      <DisplaySettings />
      <Install />
      <DataCheck />
      <PhoneState />
      <SignOut />
    </Page>
  );
}
