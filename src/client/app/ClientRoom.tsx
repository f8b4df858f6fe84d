import { createEffect, createSignal, type JSX, Match, Show, Switch } from 'solid-js';
import { may } from '../../domain/records/permission.ts';
// Imported first: the browser fires `beforeinstallprompt` only once.
import '../components/install-prompt.ts';
import { Spinner } from '../components/Progress.tsx';
import { type Tab, TabBar } from '../components/TabBar.tsx';
import { SyncAnnouncer } from '../records/SyncAnnouncer.tsx';
import { createStageNames } from '../records/stage-names.ts';
import { work } from '../records/words/work.ts';
import { makeBrowserClient } from '../state/browser-client.ts';
import type { Client } from '../state/client.ts';
import { ClientProvider } from '../state/context.ts';
import { createHasToCheck, createLedSquad, createReturned } from '../state/records.ts';
import { common } from '../words/common.ts';
import { lazyPart } from '../words/lazy-part.tsx';
import { setLandingPage } from './landing.ts';
import type { Audience } from './routes.tsx';

/** The phone's tab bar. Marks show a returned record, and to a leader that records wait for a check. */
function MemberTabs() {
  const returned = createReturned();
  const leads = createLedSquad();
  const hasToCheck = createHasToCheck();
  const tabs = (): Tab[] => {
    const count = returned()?.length ?? 0;
    const squad: Tab = {
      href: '/squad',
      label: common.nav.squad,
      icon: 'squad',
      mark: hasToCheck() ? work.toCheck : undefined,
    };
    return [
      { href: '/today', label: common.nav.today, icon: 'home' },
      { href: '/records', label: common.nav.records, icon: 'records', mark: count ? work.returned(count) : undefined },
      ...(leads() ? [squad] : []),
      { href: '/events', label: common.nav.events, icon: 'calendar' },
      { href: '/me', label: common.nav.me, icon: 'person' },
    ];
  };
  return <TabBar label={common.nav.main} tabs={tabs()} />;
}

/** Shows the district's own names of things. */
function OwnNames() {
  createStageNames();
  return null;
}

const NotYoursPage = lazyPart(async () => ({ default: (await import('./GatePages.tsx')).NotYoursPage }));
const StoragePage = lazyPart(async () => ({ default: (await import('./GatePages.tsx')).StoragePage }));
const SignedOutPage = lazyPart(async () => ({ default: (await import('./GatePages.tsx')).SignedOutPage }));

let shared: Client | undefined;

/** Creates the client when the first page needs it, and keeps it across routes. */
const getClient = (): Client => {
  shared ??= makeBrowserClient();
  return shared;
};

/**
 * Provides the client to every page that works with records, and checks access. `desk` is the page in the frame of
 * organizers and the office. The identity is read from the phone, so
 * pages open offline; the server still checks every right.
 */
export default function ClientRoom(props: { audience: Audience; desk: JSX.Element; children: JSX.Element }) {
  const client = getClient();
  const identity = client.session.identity;
  const [isRefused, setRefused] = createSignal(false);
  const [isAsking, setAsking] = createSignal(false);
  void client.store.ready().then(({ ok }) => setRefused(!ok));
  let hasAsked = false;
  // The browser may have cleared IndexedDB but kept the cookie. In that case the server still knows the session.
  createEffect(() => {
    if (isRefused() || identity() !== null || props.audience === 'entry' || hasAsked) return;
    hasAsked = true;
    setAsking(true);
    void client.session
      .refreshSession()
      .then((known) => {
        if (known.ok && known.value) client.protection.reportCleared();
      })
      .catch(() => undefined)
      .finally(() => setAsking(false));
  });
  createEffect(() => {
    const known = identity();
    if (known !== undefined) setLandingPage(known && (isDesk() ? '/office' : '/today'));
  });
  const isDesk = () => may(identity()?.actor.role ?? 'public', 'figures.read');
  const mayEnter = () => identity() && (props.audience !== 'office' || isDesk());
  return (
    <ClientProvider client={client}>
      <Switch fallback={<NotYoursPage />}>
        <Match when={isRefused()}>
          <StoragePage />
        </Match>
        <Match when={props.audience === 'entry' || mayEnter()}>
          <Show when={props.audience === 'entry' || !isDesk()} fallback={props.desk}>
            {props.children}
            <Show when={props.audience === 'member'}>
              <MemberTabs />
            </Show>
          </Show>
          <OwnNames />
          <SyncAnnouncer />
        </Match>
        <Match when={identity() === undefined || isAsking()}>
          <Spinner label={common.loading} />
        </Match>
        <Match when={identity() === null}>
          <SignedOutPage />
        </Match>
      </Switch>
    </ClientProvider>
  );
}
