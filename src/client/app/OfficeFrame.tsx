import { useNavigate } from '@solidjs/router';
import { createSignal, type ParentProps } from 'solid-js';
import type { MemberRole } from '../../domain/kernel/role.ts';
import { may } from '../../domain/records/permission.ts';
import { SignOutDialog } from '../accounts/view/SignOutDialog.tsx';
import { type OfficeItem, OfficeShell, type Waiting } from '../components/OfficeShell.tsx';
import { fetchContentDue } from '../learning/content-client.ts';
import { optionLabel } from '../records/kind-words.ts';
import { useClient } from '../state/context.ts';
import { createPolled } from '../state/polled.ts';
import { fetchTipCounts } from '../tips/desk/tips-client.ts';
import { common } from '../words/common.ts';
import { desk } from '../words/desk.ts';
import type { Audience, OfficeNav } from './routes.tsx';

const TIPS = '/office/tips';
const CONTENT = '/office/content';

/** The pages of the phone's tab bar, the most wanted first; a role has four of them. */
const tabs: readonly string[] = ['/office', TIPS, '/today', '/office/people', '/office/events', '/office/places'];
const MAX_TABS = 4;

/** The navigation of a role: the office's pages, then those of members. */
function itemsOf(
  nav: readonly OfficeNav[],
  role: MemberRole,
  waiting: Readonly<Record<string, () => Waiting | undefined>>,
): OfficeItem[] {
  const items: OfficeItem[] = [
    ...nav
      .filter(({ action }) => !action || may(role, action))
      .map((item) => ({
        ...item,
        href: item.path,
        label: desk[item.word],
        waiting: waiting[item.path],
      })),
    { href: '/today', label: common.nav.today, icon: 'home', apart: true },
    { href: '/records', label: common.nav.records, icon: 'records' },
    { href: '/me', label: common.nav.me, icon: 'person' },
  ];
  const shown = tabs.filter((tab) => items.some(({ href }) => href === tab)).slice(0, MAX_TABS);
  return items.map((item) => ({ ...item, tab: shown.includes(item.href) }));
}

/**
 * The frame of every page of organizers and the office. It is a chunk of its own, so volunteers' phones do not load it.
 */
export default function OfficeFrame(props: ParentProps<{ nav: readonly OfficeNav[]; audience: Audience }>) {
  const { session } = useClient();
  const navigate = useNavigate();
  const [leaving, setLeaving] = createSignal(false);
  const identity = () => session.identity();
  const role = () => identity()?.actor.role ?? 'volunteer';
  // Fetches counts only, which needs no audit entry.
  const counts = createPolled(() => (may(role(), 'tips.read') ? fetchTipCounts : undefined));
  const tips = (): Waiting | undefined => {
    const by = counts.value()?.byState;
    const count = (by?.received ?? 0) + (by?.answered ?? 0);
    return count > 0 ? { count, label: desk.tipsWaiting(count) } : undefined;
  };
  const dueCount = createPolled(() => (may(role(), 'site.manage') ? fetchContentDue : undefined), { repeat: false });
  const content = (): Waiting | undefined => {
    const count = dueCount.value()?.due ?? 0;
    return count > 0 ? { count, label: desk.contentDue(count) } : undefined;
  };
  const person = () => ({
    name: identity()?.actor.name ?? '',
    role: optionLabel('member', 'role', role()),
    onSignOut: () => setLeaving(true),
  });
  return (
    <>
      <OfficeShell
        brand={common.product}
        place={identity()?.district.name ?? ''}
        label={desk.navigation}
        items={itemsOf(props.nav, role(), { [TIPS]: tips, [CONTENT]: content })}
        person={person()}
        words={{ more: desk.more, signOut: desk.signOut, close: common.action.close }}
        hasMain={props.audience !== 'office'}
        hasBar={props.audience === 'task'}
      >
        {props.children}
      </OfficeShell>
      <SignOutDialog
        open={leaving()}
        onClose={() => setLeaving(false)}
        onDone={() => navigate('/', { replace: true })}
      />
    </>
  );
}
