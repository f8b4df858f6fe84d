import type { ParentProps } from 'solid-js';
import { OfficeShell } from '../ui/OfficeShell.tsx';
import type { Tab } from '../ui/TabBar.tsx';
import { common } from '../words/common.ts';
import { desk } from '../words/desk.ts';
import { routes } from './routes.tsx';

/** The desk's navigation; an entry is shown once its page exists. */
const items = (): Tab[] =>
  [
    { href: '/office', label: desk.overview, icon: 'chart', end: true } as const,
    { href: '/office/people', label: desk.people, icon: 'people' } as const,
    { href: '/office/places', label: desk.places, icon: 'place' } as const,
    { href: '/today', label: common.nav.today, icon: 'home' } as const,
    { href: '/me', label: common.nav.me, icon: 'person' } as const,
  ].filter((item) => routes.some((route) => route.path === item.href));

/** Around the office's pages; in a chunk of its own, so that a volunteer's phone does not wait for it. */
export default function OfficeFrame(props: ParentProps) {
  return (
    <OfficeShell brand={common.product} label={desk.navigation} items={items()}>
      {props.children}
    </OfficeShell>
  );
}
