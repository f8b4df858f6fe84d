import type { ParentProps } from 'solid-js';
import { may } from '../../domain/permission.ts';
import type { MemberRole } from '../../domain/role.ts';
import { useClient } from '../state/context.ts';
import { OfficeShell } from '../ui/OfficeShell.tsx';
import type { Tab } from '../ui/TabBar.tsx';
import { common } from '../words/common.ts';
import { desk } from '../words/desk.ts';

/** The desk's navigation for a role. */
const items = (role: MemberRole): Tab[] => [
  { href: '/office', label: desk.overview, icon: 'chart', end: true } as const,
  ...(may(role, 'people.manage') ? [{ href: '/office/people', label: desk.people, icon: 'people' } as const] : []),
  { href: '/office/places', label: desk.places, icon: 'place' } as const,
  { href: '/today', label: common.nav.today, icon: 'home' } as const,
  { href: '/me', label: common.nav.me, icon: 'person' } as const,
];

/** Around the office's pages; in a chunk of its own, so that a volunteer's phone does not wait for it. */
export default function OfficeFrame(props: ParentProps) {
  const { session } = useClient();
  return (
    <OfficeShell
      brand={common.product}
      label={desk.navigation}
      items={items(session.identity()?.actor.role ?? 'volunteer')}
    >
      {props.children}
    </OfficeShell>
  );
}
