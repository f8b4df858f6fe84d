import { Show } from 'solid-js';
import { isPublicPath } from '../../protocol/pages/public-paths.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { LinkButton } from '../components/LinkButton.tsx';
import { Page } from '../components/Page.tsx';
import { PageHeader } from '../components/PageHeader.tsx';
import { Spinner } from '../components/Progress.tsx';
import { common } from '../words/common.ts';
import { landingPage } from './landing.ts';

/**
 * Leaves the app for a public page, which is a document of the server. The hash says that a link led there. The address
 * is that page's already, so that to go there would only add the hash.
 */
function leaveApp(): void {
  history.replaceState(null, '', `${location.pathname}#main`);
  location.reload();
}

/** Shown for a public page that the service worker could neither fetch nor find on the phone. */
function OutOfReach() {
  return (
    <EmptyState
      icon="cloud-up"
      title={common.failure.offline}
      action={
        <Button look="primary" onClick={() => location.reload()}>
          {common.action.retry}
        </Button>
      }
    />
  );
}

/**
 * Shown for an address that is no page of the app.
 * @param props.opened the address at which the app was opened
 */
export default function NotFoundPage(props: { opened: string }) {
  const isPublic = isPublicPath(location.pathname);
  if (isPublic && location.pathname !== props.opened) {
    leaveApp();
    return <Spinner label={common.loading} />;
  }
  const title = () => (isPublic ? common.product : common.notFound.title);
  return (
    <Page>
      <PageHeader title={title()} overline={isPublic ? undefined : common.product} />
      <Show when={!isPublic} fallback={<OutOfReach />}>
        <EmptyState
          icon="search"
          title={common.notFound.detail}
          action={
            <div class="row">
              <LinkButton href="/" look="primary">
                {common.notFound.goHome}
              </LinkButton>
              <Show
                when={landingPage()}
                fallback={
                  <LinkButton href="/tip" target="_self">
                    {common.notFound.tip}
                  </LinkButton>
                }
              >
                <LinkButton href="/today">{common.notFound.goToday}</LinkButton>
              </Show>
            </div>
          }
        />
      </Show>
    </Page>
  );
}
