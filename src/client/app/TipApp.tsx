import { ErrorBoundary, type JSX, lazy, Show, Suspense } from 'solid-js';
import { Page } from '../components/Page.tsx';
import { Spinner } from '../components/Progress.tsx';
import { TipPage } from '../features/public/tip/TipPage.tsx';
import { createTipKit } from '../tips/page/kit.ts';
import { makeQuickExit } from '../tips/page/quick-exit.ts';
import { common } from '../words/common.ts';
import { wordsReady } from '../words/language.ts';
import { FailurePage } from './FailurePage.tsx';
import { UpdatePrompt } from './UpdatePrompt.tsx';

const ReceiptPage = lazy(async () => {
  const page = await import('../features/public/tip-receipt/ReceiptPage.tsx');
  await wordsReady();
  return page;
});

/** Renders the two public tip pages without a router and without any code of a member's session. */
export function TipApp(props: { readonly page: 'tip' | 'receipt' }): JSX.Element {
  const kit = createTipKit();
  const exit = makeQuickExit();
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
        <Show when={props.page === 'receipt'} fallback={<TipPage kit={kit} exit={exit} />}>
          <Suspense fallback={<Spinner label={common.loading} />}>
            <ReceiptPage kit={kit} exit={exit} />
          </Suspense>
        </Show>
      </ErrorBoundary>
    </>
  );
}
