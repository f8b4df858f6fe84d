import { type Tab, TabBar } from '../components/TabBar.tsx';
import { work } from '../records/words/work.ts';
import { createReturned } from '../state/records.ts';
import { common } from '../words/common.ts';

/** The phone's tabs. 记录 has a mark while a record of the member's was returned. */
export function MemberTabs() {
  const returned = createReturned();
  const tabs = (): Tab[] => {
    const count = returned()?.length ?? 0;
    return [
      { href: '/today', label: common.nav.today, icon: 'home' },
      { href: '/records', label: common.nav.records, icon: 'records', mark: count ? work.returned(count) : undefined },
      { href: '/events', label: common.nav.events, icon: 'calendar' },
      { href: '/me', label: common.nav.me, icon: 'person' },
    ];
  };
  return <TabBar label={common.nav.main} tabs={tabs()} />;
}
