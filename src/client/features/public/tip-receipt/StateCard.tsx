import { Show } from 'solid-js';
import type { PublicTipState } from '../../../../domain/tips/state.ts';
import { Card } from '../../../components/Card.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Pill, type Tone } from '../../../components/Pill.tsx';
import type { Reply } from '../../../tips/page/mailbox.ts';
import { formatDay } from '../../../words/format.ts';
import { tipReceipt } from './words/tip-receipt.ts';

const tones: Readonly<Record<PublicTipState, Tone>> = {
  received: 'plain',
  working: 'ok',
  asked: 'wait',
  passed: 'ok',
  closed: 'plain',
};

/** Shows the tip's state in public words, and how many photos are missing. */
export function StateCard(props: { readonly reply: Reply }) {
  const reply = () => props.reply;
  return (
    <>
      <Card class="tip-state">
        <div class="row" role="status">
          <Pill tone={tones[reply().state]}>{tipReceipt.state[reply().state].title}</Pill>
          <span class="note">{tipReceipt.arrived(formatDay(reply().arrived))}</span>
        </div>
        <p>{tipReceipt.state[reply().state].detail}</p>
        <Show when={reply().state === 'closed' && reply().outcome}>
          {(outcome) => <p>{tipReceipt.outcome[outcome()]}</p>}
        </Show>
      </Card>
      <Show when={reply().missing > 0}>
        <Notice tone="wait" icon="camera" title={tipReceipt.missing(reply().missing)}>
          {tipReceipt.missingDetail}
        </Notice>
      </Show>
    </>
  );
}
