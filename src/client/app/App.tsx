import { Route, Router, type RouteSectionProps } from '@solidjs/router';
import { ErrorBoundary, For } from 'solid-js';
import { Page } from '../components/Page.tsx';
import { common } from '../words/common.ts';
import { lazyPart } from '../words/lazy-part.tsx';
import { FailurePage } from './FailurePage.tsx';
import { Frame } from './Frame.tsx';
import { officeNav, routes } from './routes.tsx';
import { UpdatePrompt } from './UpdatePrompt.tsx';

const NotFoundPage = lazyPart(() => import('./NotFoundPage.tsx'));

/** The address at which the app was opened. */
const opened = location.pathname;

function Root(props: RouteSectionProps) {
  return (
    <>
      <a class="skip" href="#main">
        {common.skipToContent}
      </a>
      <UpdatePrompt />
      <ErrorBoundary
        fallback={(error, reset) => (
          <Page>
            <FailurePage error={error} retry={reset} />
          </Page>
        )}
      >
        {props.children}
      </ErrorBoundary>
    </>
  );
}

/** The router: one route for each row of `routes`, inside the frame of its audience. */
export function App() {
  return (
    <Router root={Root}>
      <For each={routes}>
        {(route) => (
          <Route
            path={route.path}
            component={() => (
              <Frame audience={route.audience} nav={officeNav}>
                <route.component />
              </Frame>
            )}
          />
        )}
      </For>
      <Route path="*" component={() => <NotFoundPage opened={opened} />} />
    </Router>
  );
}
