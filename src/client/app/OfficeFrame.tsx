import type { ParentProps } from 'solid-js';
import type { MemberRole } from '../../domain/kernel/role.ts';
import { may } from '../../domain/records/permission.ts';
import { type OfficeItem, OfficeShell, type Waiting } from '../components/OfficeShell.tsx';
import { useClient } from '../state/context.ts';
import { createPolled } from '../state/polled.ts';
import { fetchTipCounts } from '../tips/desk/tips-client.ts';
import { common } from '../words/common.ts';
import { desk } from '../words/desk.ts';

/** The desk's navigation items for a role. */
const items = (role: MemberRole, tips: () => Waiting | undefined): OfficeItem[] => [
  { href: '/office', label: desk.overview, icon: 'chart', end: true } as const,
  ...(may(role, 'people.manage') ? [{ href: '/office/people', label: desk.people, icon: 'people' } as const] : []),
  ...(may(role, 'tips.read') ? [{ href: '/office/tips', label: desk.tips, icon: 'lock', waiting: tips } as const] : []),
  { href: '/office/places', label: desk.places, icon: 'place' } as const,
  { href: '/today', label: common.nav.today, icon: 'home' } as const,
  { href: '/me', label: common.nav.me, icon: 'person' } as const,
];

/** The frame of the office's pages. It is a chunk of its own, so volunteers' phones do not load it. */
export default function OfficeFrame(props: ParentProps) {
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
    <OfficeShell brand={common.product} label={desk.navigation} items={items(role(), tips)}>
      {props.children}
    </OfficeShell>
  );
}
