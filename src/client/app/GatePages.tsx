import { EvictedNotice } from '../parts/KeepingNotices.tsx';
import { Card } from '../ui/Card.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Page } from '../ui/Page.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { common } from '../words/common.ts';
import { gate } from '../words/gate.ts';

/** For whoever opens a member's page without being signed in on this phone. */
export function SignedOutPage() {
  return (
    <Page>
      <PageHeader title={gate.signedOut.title} overline={common.product} />
      <EvictedNotice />
      <p>{gate.signedOut.detail}</p>
      <Card>
        <p>{gate.signedOut.join}</p>
        <p>{gate.signedOut.office}</p>
        <div class="two">
          <LinkButton href="/">{gate.signedOut.home}</LinkButton>
          <LinkButton href="/sign-in" look="primary">
            {gate.signedOut.signIn}
          </LinkButton>
        </div>
      </Card>
    </Page>
  );
}

/** For a member whose role does not reach this page. */
export function NotYoursPage() {
  return (
    <Page>
      <PageHeader title={gate.notYours.title} overline={common.product} />
      <p>{gate.notYours.detail}</p>
      <LinkButton href="/today" look="primary">
        {gate.notYours.today}
      </LinkButton>
    </Page>
  );
}
