import type { ParentProps } from 'solid-js';
import type { MemberRole } from '../../domain/kernel/role.ts';
import { may } from '../../domain/records/permission.ts';
import { type OfficeItem, OfficeShell, type Waiting } from '../components/OfficeShell.tsx';
import { useClient } from '../state/context.ts';
import { createPolled } from '../state/polled.ts';
import { fetchTipCounts } from '../tips/desk/tips-client.ts';
import { common } from '../words/common.ts';
import { desk } from '../words/desk.ts';
import type { OfficeNav } from './routes.tsx';

const TIPS = '/office/tips';

/** The office's navigation for a role. */
const items = (nav: readonly OfficeNav[], role: MemberRole, tips: () => Waiting | undefined): OfficeItem[] => [
  ...nav
    .filter(({ action }) => !action || may(role, action))
    .map((item) => ({
      ...item,
      href: item.path,
      label: desk[item.word],
      ...(item.path === TIPS ? { waiting: tips } : {}),
    })),
  { href: '/today', label: common.nav.today, icon: 'home' },
  { href: '/me', label: common.nav.me, icon: 'person' },
];

/** The frame of the office's pages. It is a chunk of its own, so volunteers' phones do not load it. */
export default function OfficeFrame(props: ParentProps<{ nav: readonly OfficeNav[] }>) {
  const { session } = useClient();
  const role = () => session.identity()?.actor.role ?? 'volunteer';
  // Fetches counts only, which needs no audit entry.
  const counts = createPolled(() => (may(role(), 'tips.read') ? fetchTipCounts : undefined));
  const tips = (): Waiting | undefined => {
    const by = counts.value()?.byState;
    const count = (by?.received ?? 0) + (by?.answered ?? 0);
    return count > 0 ? { count, label: desk.tipsWaiting(count) } : undefined;
  };
  return (
    <OfficeShell brand={common.product} label={desk.navigation} items={items(props.nav, role(), tips)}>
      {props.children}
    </OfficeShell>
  );
}
