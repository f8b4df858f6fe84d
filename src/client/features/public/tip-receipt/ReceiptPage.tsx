import './tip-receipt.css';
import { createEffect, onCleanup, onMount, Show } from 'solid-js';
import { TIP_PAGE } from '../../../../protocol/tips/tip-pages.ts';
import { createDirtyMark } from '../../../components/dirty.ts';
import { Page } from '../../../components/Page.tsx';
import { whenIdle } from '../../../platform/idle.ts';
import { CallButtons } from '../../../tips/page/CallButtons.tsx';
import { EarlierItems } from '../../../tips/page/EarlierItems.tsx';
import type { TipKit } from '../../../tips/page/kit.ts';
import { OtherTipPage } from '../../../tips/page/OtherTipPage.tsx';
import type { QuickExit } from '../../../tips/page/quick-exit.ts';
import { createReading, prepareReading } from '../../../tips/page/reading.ts';
import { TipFoot } from '../../../tips/page/TipFoot.tsx';
import { TipTop } from '../../../tips/page/TipTop.tsx';
import { WeChatNotice } from '../../../tips/page/WeChatNotice.tsx';
import { ReceiptForm } from './ReceiptForm.tsx';
import { ReplyView } from './ReplyView.tsx';
import { tipReceipt } from './words.ts';

/** 查询回复: opens a tip's mailbox by its receipt code. */
export default function ReceiptPage(props: { readonly kit: TipKit; readonly exit: QuickExit }) {
  const reading = createReading(props.kit, props.exit);
  onMount(() => onCleanup(whenIdle(() => void prepareReading(props.kit))));
  const markDirty = createDirtyMark();
  createEffect(() => markDirty(reading.code() !== '' || reading.isDirty()));
  return (
    <Page above={reading.reply()?.state === 'closed' ? undefined : 'bar'}>
      <TipTop kit={props.kit} title={tipReceipt.title} exit={props.exit} />
      <Show
        when={reading.reply()}
        fallback={
          <>
            <p>{tipReceipt.lead}</p>
            <WeChatNotice />
            <ReceiptForm reading={reading} />
            <OtherTipPage href={TIP_PAGE}>{tipReceipt.toTip}</OtherTipPage>
            <EarlierItems kit={props.kit} />
          </>
        }
      >
        {(reply) => <ReplyView kit={props.kit} reading={reading} reply={reply()} />}
      </Show>
      <CallButtons hotlines={props.kit.office()?.hotlines ?? []} />
      <TipFoot kit={props.kit} />
    </Page>
  );
}
