import { ErrorBoundary, type JSX, lazy, Show, Suspense } from 'solid-js';
import { Page } from '../components/Page.tsx';
import { Spinner } from '../components/Progress.tsx';
import { common } from '../words/common.ts';
import { wordsReady } from '../words/language.ts';
import { FailurePage } from './FailurePage.tsx';
import type { Audience, OfficeNav } from './routes.tsx';

const OfficeFrame = lazy(() => import('./OfficeFrame.tsx'));
const ClientRoom = lazy(async () => {
  const room = await import('./ClientRoom.tsx');
  await wordsReady();
  return room;
});

const loading = () => <Spinner label={common.loading} />;
const failure = (error: unknown, retry: () => void) => <FailurePage error={error} retry={retry} />;

/**
 * Renders the frame around a page: the phone's tabs, the desk of organizers and the office, or nothing. An error in the page leaves the
 * frame in place.
 */
export function Frame(props: { audience: Audience; nav: readonly OfficeNav[]; children: JSX.Element }) {
  const onPhone = () => (
    <ErrorBoundary fallback={(error, reset) => <Page above="tabs">{failure(error, reset)}</Page>}>
      <Suspense fallback={loading()}>{props.children}</Suspense>
    </ErrorBoundary>
  );
  const atDesk = () => (
    <OfficeFrame nav={props.nav} audience={props.audience}>
      <Show when={props.audience === 'office'} fallback={onPhone()}>
        <ErrorBoundary fallback={failure}>
          <Suspense fallback={loading()}>{props.children}</Suspense>
        </ErrorBoundary>
      </Show>
    </OfficeFrame>
  );
  return (
    <Show when={props.audience !== 'public'} fallback={onPhone()}>
      <Suspense fallback={loading()}>
        <ClientRoom audience={props.audience} desk={atDesk()}>
          {onPhone()}
        </ClientRoom>
      </Suspense>
    </Show>
  );
}
