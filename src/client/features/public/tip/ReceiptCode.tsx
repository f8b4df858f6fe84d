import { For } from 'solid-js';
import { formatReceipt } from '../../../../domain/tips/receipt.ts';
import { tip } from '../../../tips/page/words/tip.ts';

/** The receipt as it is copied by hand: seven groups, large. Read aloud character by character. */
export function ReceiptCode(props: { readonly receipt: string }) {
  const groups = () => formatReceipt(props.receipt).split('-');
  const spoken = () =>
    tip.receipt.spoken(
      groups()
        .map((group) => [...group].join(' '))
        .join(', '),
    );
  return (
    <div class="tip-code">
      <p class="hidden-visually">{spoken()}</p>
      <ol aria-hidden="true">
        <For each={groups()}>{(group) => <li>{group}</li>}</For>
      </ol>
    </div>
  );
}
