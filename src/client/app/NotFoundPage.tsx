import { EmptyState } from '../components/EmptyState.tsx';
import { LinkButton } from '../components/LinkButton.tsx';
import { Page } from '../components/Page.tsx';
import { PageHeader } from '../components/PageHeader.tsx';
import { common } from '../words/common.ts';

/** Shown for an unknown address. */
export function NotFoundPage() {
  return (
    <Page>
      <PageHeader title={common.notFound.title} overline={common.product} />
      <EmptyState
        icon="search"
        title={common.notFound.detail}
        action={
          <div class="row">
            <LinkButton href="/" look="primary">
              {common.notFound.goHome}
            </LinkButton>
            <LinkButton href="/today">{common.notFound.goToday}</LinkButton>
          </div>
        }
      />
    </Page>
  );
}
