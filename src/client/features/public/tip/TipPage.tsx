import './tip.css';
import { createEffect, lazy, onCleanup, onMount, Show, Suspense } from 'solid-js';
import { createDirtyMark } from '../../../components/dirty.ts';
import { Page } from '../../../components/Page.tsx';
import { whenIdle } from '../../../platform/idle.ts';
import { readTipAddress } from '../../../tips/page/address.ts';
import type { TipKit } from '../../../tips/page/kit.ts';
import type { QuickExit } from '../../../tips/page/quick-exit.ts';
import { TipFoot } from '../../../tips/page/TipFoot.tsx';
import { TipTop } from '../../../tips/page/TipTop.tsx';
import { tip } from '../../../tips/page/words.ts';
import { createWriting } from '../../../tips/page/writing.ts';
import { WritingView } from './WritingView.tsx';

/** Loaded before anything is sealed, so that the receipt code can be shown. */
const SealedView = lazy(() => import('./SealedView.tsx'));

/** 我要举报, and 代人举报 at `#behalf`. */
export function TipPage(props: { readonly kit: TipKit; readonly exit: QuickExit }) {
  const address = readTipAddress(location.hash);
  const writing = createWriting(props.kit, props.exit, address, () => SealedView.preload());
  onMount(() => {
    if (!writing.behalf) void writing.draft.restore();
    onCleanup(whenIdle(() => void writing.prepare()));
  });
  // Marks the page as unsaved, so that an update waits.
  const markDirty = createDirtyMark();
  createEffect(() =>
    markDirty(writing.sealed() !== undefined || !writing.form.isEmpty() || writing.photos.list().length > 0),
  );
  return (
    <Page above={writing.sealed() ? undefined : 'bar'}>
      <TipTop kit={props.kit} title={writing.behalf ? tip.behalfTitle : tip.title} exit={props.exit} />
      <Show when={writing.sealed()} fallback={<WritingView kit={props.kit} writing={writing} />}>
        {(sealed) => (
          <Suspense>
            <SealedView
              kit={props.kit}
              sealed={sealed()}
              behalf={writing.behalf}
              isLeaving={props.exit.isLeaving}
              onNoted={writing.forgetReceipt}
              onAgain={writing.again}
            />
          </Suspense>
        )}
      </Show>
      <TipFoot kit={props.kit} />
    </Page>
  );
}
