import './tip-receipt.css';
import { createEffect, onCleanup, onMount, Show } from 'solid-js';
import { TIP_PAGE } from '../../../protocol/tips/tip-pages.ts';
import { CallButtons } from '../../parts/tips/CallButtons.tsx';
import { OtherTipPage } from '../../parts/tips/OtherTipPage.tsx';
import { SealedBefore } from '../../parts/tips/SealedBefore.tsx';
import { TipTop } from '../../parts/tips/TipTop.tsx';
import { WeChatNotice } from '../../parts/tips/WeChatNotice.tsx';
import { markDirty } from '../../state/dirty.ts';
import { whenIdle } from '../../state/tips/idle.ts';
import type { TipKit } from '../../state/tips/kit.ts';
import type { QuickExit } from '../../state/tips/quick-exit.ts';
import { createReading, prepareReading } from '../../state/tips/reading.ts';
import { Page } from '../../ui/Page.tsx';
import { tipReceipt } from '../../words/tip-receipt.ts';
import { ReceiptForm } from './ReceiptForm.tsx';
import { ReplyView } from './ReplyView.tsx';

/** 查询回复. */
export default function ReceiptPage(props: { readonly kit: TipKit; readonly exit: QuickExit }) {
  const reading = createReading(props.kit, props.exit);
  onMount(() => onCleanup(whenIdle(prepareReading)));
  createEffect(() => markDirty('tip-receipt', reading.code() !== '' || reading.isDirty()));
  onCleanup(() => markDirty('tip-receipt', false));
  const isOpen = () => reading.reply() !== undefined;
  return (
    <Page above={reading.reply()?.state === 'closed' ? undefined : 'bar'}>
      <TipTop title={tipReceipt.title} exit={props.exit} />
      <Show
        when={reading.reply()}
        fallback={
          <>
            <p>{tipReceipt.lead}</p>
            <WeChatNotice />
            <ReceiptForm reading={reading} />
            <OtherTipPage href={TIP_PAGE}>{tipReceipt.toTip}</OtherTipPage>
            <SealedBefore kit={props.kit} />
          </>
        }
      >
        {(reply) => <ReplyView kit={props.kit} reading={reading} reply={reply()} />}
      </Show>
      <Show when={isOpen()}>
        <CallButtons hotlines={props.kit.office()?.hotlines ?? []} />
      </Show>
    </Page>
  );
}
