import { createEffect, createSignal, onCleanup, Show } from 'solid-js';
import { RECEIPT_PAGE } from '../../../../protocol/tips/tip-pages.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Delivery } from '../../../tips/page/Delivery.tsx';
import { EarlierItems } from '../../../tips/page/EarlierItems.tsx';
import type { TipKit } from '../../../tips/page/kit.ts';
import { OtherTipPage } from '../../../tips/page/OtherTipPage.tsx';
import type { Sealed } from '../../../tips/page/sealing.ts';
import { tip } from '../../../tips/page/words.ts';
import { ReceiptCard } from './ReceiptCard.tsx';

/** After sealing: shows how far the delivery is, then the receipt code. */
export default function SealedView(props: {
  readonly kit: TipKit;
  readonly sealed: Sealed;
  readonly behalf: boolean;
  readonly isLeaving: () => boolean;
  /** Called when the receipt code was noted: it is forgotten. */
  readonly onNoted: () => void;
  readonly onAgain: () => void;
}) {
  const [isHidden, setHidden] = createSignal(false);
  const item = () => props.kit.queue().items?.find(({ id }) => id === props.sealed.item);
  const isLost = () => item()?.kept === 'memory' && item()?.state !== 'arrived';
  // Leaving would lose a receipt code that was not noted, and a tip that only this page holds.
  createEffect(() => {
    if (isHidden() && !isLost()) return;
    const warn = (event: BeforeUnloadEvent) => {
      if (!props.isLeaving()) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    onCleanup(() => removeEventListener('beforeunload', warn));
  });
  return (
    <>
      <Card title={tip.delivery.title}>
        <Show when={item()}>{(shown) => <Delivery kit={props.kit} item={shown()} />}</Show>
      </Card>
      <Show when={!isHidden()} fallback={<Notice tone="ok" title={tip.receipt.hidden} />}>
        <ReceiptCard
          receipt={props.sealed.receipt}
          behalf={props.behalf}
          onFinish={() => {
            setHidden(true);
            props.onNoted();
          }}
        />
      </Show>
      <Show when={isHidden()}>
        <div class="stack">
          <Show when={props.behalf}>
            <LinkButton icon="home" wide href="/today">
              {tip.delivery.toToday}
            </LinkButton>
          </Show>
          <Button wide icon="plus" onClick={() => props.onAgain()}>
            {tip.delivery.again}
          </Button>
          <OtherTipPage href={RECEIPT_PAGE}>{tip.delivery.toReceipt}</OtherTipPage>
        </div>
      </Show>
      <EarlierItems kit={props.kit} except={props.sealed.item} />
    </>
  );
}
