import { ErrorBoundary, type JSX, lazy, Match, Suspense, Switch } from 'solid-js';
import { Page } from '../ui/Page.tsx';
import { Spinner } from '../ui/Progress.tsx';
import { TabBar } from '../ui/TabBar.tsx';
import { common } from '../words/common.ts';
import { FailurePage } from './FailurePage.tsx';
import { memberTabs } from './navigation.ts';
import type { Audience } from './routes.tsx';

const OfficeFrame = lazy(() => import('./OfficeFrame.tsx'));

/** What stands around a page: the phone's tabs, the office's desk, or nothing. A failing page never takes the frame down. */
export function Frame(props: { audience: Audience; children: JSX.Element }) {
  const failure = (error: unknown, retry: () => void) => <FailurePage error={error} retry={retry} />;
  const phone = () => (
    <ErrorBoundary fallback={(error, reset) => <Page above="tabs">{failure(error, reset)}</Page>}>
      <Suspense fallback={<Spinner label={common.loading} />}>{props.children}</Suspense>
    </ErrorBoundary>
  );
  return (
    <Switch fallback={phone()}>
      <Match when={props.audience === 'member'}>
        {phone()}
        <TabBar label={common.nav.main} tabs={memberTabs()} />
      </Match>
      <Match when={props.audience === 'office'}>
        <Suspense fallback={<Spinner label={common.loading} />}>
          <OfficeFrame>
            <ErrorBoundary fallback={failure}>
              <Suspense fallback={<Spinner label={common.loading} />}>{props.children}</Suspense>
            </ErrorBoundary>
          </OfficeFrame>
        </Suspense>
      </Match>
    </Switch>
  );
}
