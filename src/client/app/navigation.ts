import type { Tab } from '../ui/TabBar.tsx';
import { common } from '../words/common.ts';
import { routes } from './routes.tsx';

const exists = (tab: Tab) => routes.some((route) => route.path === tab.href);

/** The phone's tabs; a tab is shown once its page exists. */
export const memberTabs = (): Tab[] =>
  [
    { href: '/today', label: common.nav.today, icon: 'home' } as const,
    { href: '/records', label: common.nav.records, icon: 'records' } as const,
    { href: '/events', label: common.nav.events, icon: 'calendar' } as const,
    { href: '/me', label: common.nav.me, icon: 'person' } as const,
  ].filter(exists);
