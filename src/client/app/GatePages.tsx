import { createResource, For, Show } from 'solid-js';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { LinkButton } from '../components/LinkButton.tsx';
import { Notice } from '../components/Notice.tsx';
import { Page } from '../components/Page.tsx';
import { PageHeader } from '../components/PageHeader.tsx';
import { EvictedNotice } from '../storage-protection/view/StorageNotices.tsx';
import { common } from '../words/common.ts';
import { gate } from '../words/gate.ts';

/** Shown when nobody is signed in on this phone. */
export function SignedOutPage() {
  const [waiting] = createResource(() =>
    import('../photos/shared.ts').then(({ waitingPhotos }) => waitingPhotos()).catch(() => []),
  );
  return (
    <Page>
      <PageHeader title={gate.signedOut.title} overline={common.product} />
      <EvictedNotice />
      <p>{gate.signedOut.detail}</p>
      <Show when={waiting()?.length}>{(count) => <Notice tone="ok" title={gate.signedOut.photos(count())} />}</Show>
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

/** Shown when the member's role has no access to the page. */
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

/** Shown when the browser's storage is refused or does not answer. */
export function StoragePage() {
  return (
    <Page>
      <PageHeader title={gate.storage.title} overline={common.product} />
      <Notice tone="bad" title={gate.storage.what}>
        {gate.storage.safe}
      </Notice>
      <Card>
        <p>{gate.storage.todo}</p>
        <ul class="stack">
          <For each={gate.storage.steps}>{(step) => <li>{step}</li>}</For>
        </ul>
        <div class="two">
          <LinkButton href="/">{gate.signedOut.home}</LinkButton>
          <Button look="primary" icon="refresh" onClick={() => location.reload()}>
            {common.action.retry}
          </Button>
        </div>
      </Card>
    </Page>
  );
}
