import { ErrorBoundary, type JSX, Match, Suspense, Switch } from 'solid-js';
import { OfficeShell } from '../ui/OfficeShell.tsx';
import { Spinner } from '../ui/Progress.tsx';
import { TabBar } from '../ui/TabBar.tsx';
import { common } from '../words/common.ts';
import { FailurePage } from './FailurePage.tsx';
import { memberTabs, officeItems } from './navigation.ts';
import type { Audience } from './routes.tsx';

/** What stands around a page: the phone's tabs, the office's desk, or nothing. A failing page never takes the frame down. */
export function Frame(props: { audience: Audience; children: JSX.Element }) {
  const content = () => (
    <ErrorBoundary fallback={(error, reset) => <FailurePage error={error} retry={reset} />}>
      <Suspense fallback={<Spinner label={common.loading} />}>{props.children}</Suspense>
    </ErrorBoundary>
  );
  return (
    <Switch fallback={content()}>
      <Match when={props.audience === 'member'}>
        {content()}
        <TabBar label={common.nav.main} tabs={memberTabs()} />
      </Match>
      <Match when={props.audience === 'office'}>
        <OfficeShell brand={common.product} label={common.nav.office} items={officeItems()}>
          {content()}
        </OfficeShell>
      </Match>
    </Switch>
  );
}
