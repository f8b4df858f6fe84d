import { ErrorBoundary, type JSX, lazy, Show, Suspense } from 'solid-js';
import { TipPage } from '../features/tip/TipPage.tsx';
import { createTipKit } from '../state/tips/kit.ts';
import { makeQuickExit } from '../state/tips/quick-exit.ts';
import { Page } from '../ui/Page.tsx';
import { Spinner } from '../ui/Progress.tsx';
import { common } from '../words/common.ts';
import { wordsReady } from '../words/language.ts';
import { FailurePage } from './FailurePage.tsx';
import { UpdatePrompt } from './UpdatePrompt.tsx';

const ReceiptPage = lazy(async () => {
  const page = await import('../features/tip-receipt/ReceiptPage.tsx');
  await wordsReady();
  return page;
});

/** The pages of sealed tips. Two addresses need no router, and nothing of a session is loaded with them. */
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
