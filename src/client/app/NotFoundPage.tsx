import { EmptyState } from '../ui/EmptyState.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Page } from '../ui/Page.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { common } from '../words/common.ts';

/** An address that no page answers. */
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
