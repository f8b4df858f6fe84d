import { type Component, lazy } from 'solid-js';
import type { Action } from '../../domain/records/permission.ts';
import type { AppPath } from '../../protocol/pages/app-paths.ts';
import type { IconName } from '../components/Icon.tsx';
import type { desk } from '../words/desk.ts';
import { wordsReady } from '../words/language.ts';

/**
 * The audience of a page, which also decides its frame. `public`: none; `entry`: the client without a session, for
 * joining and signing in; `member`: the tab bar; `task`: the page's own main action instead of tabs; `office`: the
 * desk. Organizers and the office have the desk's frame around members' pages too.
 */
export type Audience = 'public' | 'entry' | 'member' | 'task' | 'office';

type DeskWord = { [Word in keyof typeof desk]: (typeof desk)[Word] extends string ? Word : never }[keyof typeof desk];

export interface AppRoute {
  path: AppPath;
  audience: Audience;
  component: Component & { preload?: () => void };
  /**
   * Marks whether a page is of use without a network. Pages of the desk are not by default, all others are. The build has
   * every phone put such pages aside; the others are kept from their first use on.
   */
  offline?: boolean;
  /** Its place in the office's navigation, which follows the order of the table; shown to who may do `action`. */
  nav?: { readonly word: DeskWord; readonly icon: IconName; readonly action?: Action; readonly end?: true };
}

/** A page of the office's navigation. */
export type OfficeNav = NonNullable<AppRoute['nav']> & Pick<AppRoute, 'path'>;

/** Makes a lazy page that is shown once its words are loaded in the current language. */
function page(load: () => Promise<{ default: Component }>): Component {
  return lazy(async () => {
    const module = await load();
    await wordsReady();
    return module;
  });
}

/** Every page of the app. Each page is the default export of its file. */
export const routes: readonly AppRoute[] = [
  // The address in the QR codes of certificates.
  { path: '/c', audience: 'public', component: page(() => import('../features/public/certificate/CheckPage.tsx')) },
  // The address in the codes of self-tests.
  {
    path: '/answer',
    audience: 'public',
    component: page(() => import('../features/public/answer/AnswerPage.tsx')),
    offline: false,
  },
  {
    path: '/learn/plants',
    audience: 'public',
    component: page(() => import('../features/public/plants/PlantsPage.tsx')),
  },
  { path: '/learn/quiz', audience: 'public', component: page(() => import('../features/public/quiz/QuizPage.tsx')) },
  { path: '/join', audience: 'entry', component: page(() => import('../features/entry/join/JoinPage.tsx')) },
  { path: '/today', audience: 'member', component: page(() => import('../features/member/today/TodayPage.tsx')) },
  { path: '/log', audience: 'member', component: page(() => import('../features/member/log/LogMenuPage.tsx')) },
  { path: '/log/:kind', audience: 'task', component: page(() => import('../features/member/log/LogPage.tsx')) },
  { path: '/survey', audience: 'task', component: page(() => import('../features/member/survey/SurveyPage.tsx')) },
  { path: '/records', audience: 'member', component: page(() => import('../features/member/records/RecordsPage.tsx')) },
  {
    path: '/records/:id',
    audience: 'member',
    component: page(() => import('../features/member/records/RecordPage.tsx')),
  },
  { path: '/outbox', audience: 'member', component: page(() => import('../features/member/outbox/OutboxPage.tsx')) },
  { path: '/events', audience: 'member', component: page(() => import('../features/member/events/EventsPage.tsx')) },
  { path: '/events/new', audience: 'task', component: page(() => import('../features/member/events/PlanPage.tsx')) },
  {
    path: '/events/campaigns',
    audience: 'task',
    component: page(() => import('../features/member/events/CampaignsPage.tsx')),
  },
  { path: '/events/:id', audience: 'task', component: page(() => import('../features/member/events/EventPage.tsx')) },
  {
    path: '/events/:id/edit',
    audience: 'task',
    component: page(() => import('../features/member/events/PlanPage.tsx')),
  },
  {
    path: '/events/:id/close',
    audience: 'task',
    component: page(() => import('../features/member/events/ClosePage.tsx')),
  },
  {
    path: '/events/:id/check-in',
    audience: 'task',
    component: page(() => import('../features/member/attendance/CheckInPage.tsx')),
  },
  {
    path: '/events/:id/code',
    audience: 'task',
    component: page(() => import('../features/member/attendance/CodePage.tsx')),
  },
  {
    path: '/events/:id/presence',
    audience: 'task',
    component: page(() => import('../features/member/attendance/PresencePage.tsx')),
  },
  // The address in the codes of 到场登记.
  { path: '/i', audience: 'task', component: page(() => import('../features/member/attendance/OpenedPage.tsx')) },
  {
    path: '/notices',
    audience: 'member',
    component: page(() => import('../features/member/notices/NoticesPage.tsx')),
  },
  {
    path: '/notices/:id',
    audience: 'task',
    component: page(() => import('../features/member/notices/NoticePage.tsx')),
  },
  { path: '/me', audience: 'member', component: page(() => import('../features/member/me/MePage.tsx')) },
  { path: '/me/stock', audience: 'member', component: page(() => import('../features/member/stock/OwnStockPage.tsx')) },
  {
    path: '/certificates',
    audience: 'member',
    component: page(() => import('../features/member/certificates/ServicePage.tsx')),
  },
  {
    path: '/certificates/paper',
    audience: 'task',
    component: page(() => import('../features/member/certificates/PaperPage.tsx')),
  },
  {
    path: '/sign-in',
    audience: 'entry',
    component: page(() => import('../features/entry/office-entry/SignInPage.tsx')),
  },
  { path: '/setup', audience: 'entry', component: page(() => import('../features/entry/office-entry/SetupPage.tsx')) },
  { path: '/squad', audience: 'member', component: page(() => import('../features/member/squad/SquadPage.tsx')) },
  {
    path: '/squad/checks',
    audience: 'member',
    component: page(() => import('../features/member/squad/QuestionsPage.tsx')),
  },
  {
    path: '/squad/records/:id',
    audience: 'task',
    component: page(() => import('../features/member/squad/CheckPage.tsx')),
  },
  {
    path: '/office',
    audience: 'office',
    component: page(() => import('../features/office/overview/OverviewPage.tsx')),
    offline: true,
    nav: { word: 'overview', icon: 'chart', end: true },
  },
  {
    path: '/office/figures',
    audience: 'office',
    component: page(() => import('../features/office/overview/FiguresPage.tsx')),
    nav: { word: 'figures', icon: 'records' },
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
    path: '/office/summary',
    audience: 'office',
    component: page(() => import('../features/office/summary/SummaryPage.tsx')),
    nav: { word: 'summary', icon: 'leaflet' },
  },
  {
    path: '/office/programme',
    audience: 'office',
    component: page(() => import('../features/office/programme/ProgrammePage.tsx')),
    nav: { word: 'programme', icon: 'survey' },
  },
  {
    path: '/office/statements',
    audience: 'office',
    component: page(() => import('../features/office/statements/StatementsPage.tsx')),
    offline: true,
    nav: { word: 'statements', icon: 'edit' },
  },
  {
    path: '/office/statements/history',
    audience: 'office',
    component: page(() => import('../features/office/history/HistoryPage.tsx')),
  },
  {
    path: '/office/statements/grid',
    audience: 'office',
    component: page(() => import('../features/office/statements/GridPage.tsx')),
    offline: true,
  },
  {
    path: '/office/proofreading',
    audience: 'office',
    component: page(() => import('../features/office/proofreading/ProofreadingPage.tsx')),
    nav: { word: 'proofreading', icon: 'check' },
  },
  {
    path: '/office/checks',
    audience: 'office',
    component: page(() => import('../features/office/checks/ChecksPage.tsx')),
    nav: { word: 'checks', icon: 'alert', action: 'checks.read' },
  },
  {
    path: '/office/events',
    audience: 'office',
    component: page(() => import('../features/office/events/EventsPage.tsx')),
    offline: true,
    nav: { word: 'events', icon: 'calendar' },
  },
  {
    path: '/office/coverage',
    audience: 'office',
    component: page(() => import('../features/office/coverage/CoveragePage.tsx')),
    nav: { word: 'coverage', icon: 'pin' },
  },
  {
    path: '/office/hours',
    audience: 'office',
    component: page(() => import('../features/office/hours/HoursPage.tsx')),
    nav: { word: 'hours', icon: 'clock' },
  },
  {
    path: '/office/stock',
    audience: 'office',
    component: page(() => import('../features/office/stock/StockPage.tsx')),
    offline: true,
    nav: { word: 'stock', icon: 'box' },
  },
  {
    path: '/office/posters',
    audience: 'office',
    component: page(() => import('../features/office/posters/PostersPage.tsx')),
    nav: { word: 'posters', icon: 'leaflet' },
  },
  {
    path: '/office/people',
    audience: 'office',
    component: page(() => import('../features/office/register/PeoplePage.tsx')),
    offline: true,
    nav: { word: 'people', icon: 'people', action: 'people.manage' },
  },
  {
    path: '/office/certificates',
    audience: 'office',
    component: page(() => import('../features/office/certificates/CertificatesPage.tsx')),
    nav: { word: 'certificates', icon: 'pledge', action: 'certificates.manage' },
  },
  {
    path: '/office/content',
    audience: 'office',
    component: page(() => import('../features/office/content/ContentPage.tsx')),
    nav: { word: 'content', icon: 'edit', action: 'site.manage' },
  },
  {
    path: '/office/site',
    audience: 'office',
    component: page(() => import('../features/office/site/SitePage.tsx')),
    nav: { word: 'site', icon: 'language', action: 'site.manage' },
  },
  {
    path: '/office/posts',
    audience: 'office',
    component: page(() => import('../features/office/posts/PostsPage.tsx')),
    nav: { word: 'posts', icon: 'broadcast', action: 'posts.write' },
  },
  {
    path: '/office/posts/pictures',
    audience: 'office',
    component: page(() => import('../features/office/posts/PicturesPage.tsx')),
  },
  {
    path: '/office/posts/:id',
    audience: 'office',
    component: page(() => import('../features/office/posts/PostPage.tsx')),
  },
  {
    path: '/office/tips',
    audience: 'office',
    component: page(() => import('../features/office/tips/TipsPage.tsx')),
    nav: { word: 'tips', icon: 'lock', action: 'tips.read' },
  },
  {
    path: '/office/places',
    audience: 'office',
    component: page(() => import('../features/office/register/PlacesPage.tsx')),
    offline: true,
    nav: { word: 'places', icon: 'place' },
  },
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

/** The office's navigation, in the order of the table. */
export const officeNav: readonly OfficeNav[] = routes.flatMap(({ path, nav }) => (nav ? [{ ...nav, path }] : []));
