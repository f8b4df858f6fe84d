import { type Component, lazy } from 'solid-js';
import { wordsReady } from '../words/language.ts';

/**
 * Whose page it is, which also decides what stands around it: nothing at all (`public`), the client without a session
 * (`entry`: joining and signing in), a member's tab bar, a member's page without tabs (`task`: one thing to do, with its
 * own main action below), or the office's desk.
 */
export type Audience = 'public' | 'entry' | 'member' | 'task' | 'office';

export interface AppRoute {
  path: string;
  audience: Audience;
  component: Component & { preload?: () => void };
}

/** A page in a chunk of its own, shown once its words are here in the language on screen. */
function page(load: () => Promise<{ default: Component }>): Component {
  return lazy(async () => {
    const module = await load();
    await wordsReady();
    return module;
  });
}

/** Every page of the app. A feature's page is the default export of its file. */
export const routes: readonly AppRoute[] = [
  { path: '/', audience: 'public', component: page(() => import('../features/public/home/HomePage.tsx')) },
  { path: '/join', audience: 'entry', component: page(() => import('../features/entry/join/JoinPage.tsx')) },
  { path: '/today', audience: 'member', component: page(() => import('../features/member/today/TodayPage.tsx')) },
  { path: '/log', audience: 'member', component: page(() => import('../features/member/log/LogMenuPage.tsx')) },
  { path: '/log/:kind', audience: 'task', component: page(() => import('../features/member/log/LogPage.tsx')) },
  { path: '/records', audience: 'member', component: page(() => import('../features/member/records/RecordsPage.tsx')) },
  {
    path: '/records/:id',
    audience: 'member',
    component: page(() => import('../features/member/records/RecordPage.tsx')),
  },
  { path: '/outbox', audience: 'member', component: page(() => import('../features/member/outbox/OutboxPage.tsx')) },
  { path: '/events', audience: 'member', component: page(() => import('../features/member/events/EventsPage.tsx')) },
  { path: '/me', audience: 'member', component: page(() => import('../features/member/me/MePage.tsx')) },
  {
    path: '/sign-in',
    audience: 'entry',
    component: page(() => import('../features/entry/office-entry/SignInPage.tsx')),
  },
  { path: '/setup', audience: 'entry', component: page(() => import('../features/entry/office-entry/SetupPage.tsx')) },
  { path: '/squad', audience: 'member', component: page(() => import('../features/member/squad/SquadPage.tsx')) },
  {
    path: '/squad/records/:id',
    audience: 'member',
    component: page(() => import('../features/member/squad/CheckPage.tsx')),
  },
  {
    path: '/office',
    audience: 'office',
    component: page(() => import('../features/office/overview/OverviewPage.tsx')),
  },
  {
    path: '/office/evidence',
    audience: 'office',
    component: page(() => import('../features/office/overview/EvidencePage.tsx')),
  },
  {
    path: '/office/records/:id',
    audience: 'office',
    component: page(() => import('../features/office/overview/RecordPage.tsx')),
  },
  {
    path: '/office/people',
    audience: 'office',
    component: page(() => import('../features/office/register/PeoplePage.tsx')),
  },
  {
    path: '/office/places',
    audience: 'office',
    component: page(() => import('../features/office/register/PlacesPage.tsx')),
  },
  { path: '/office/tips', audience: 'office', component: page(() => import('../features/office/tips/TipsPage.tsx')) },
  {
    path: '/office/tips/keys',
    audience: 'office',
    component: page(() => import('../features/office/tip-keys/KeysPage.tsx')),
  },
  {
    path: '/office/tips/:id',
    audience: 'office',
    component: page(() => import('../features/office/tips/TipPage.tsx')),
  },
];
