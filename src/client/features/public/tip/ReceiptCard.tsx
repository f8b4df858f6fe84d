import { createSignal, For, onCleanup, onMount, Show } from 'solid-js';
import { formatReceipt } from '../../../../domain/tips/receipt.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { tip } from '../../../tips/page/words.ts';
import { saveReceiptPicture } from './receipt-picture.ts';

/** The receipt code in seven large groups for copying by hand. Screen readers read it character by character. */
function ReceiptCode(props: { readonly receipt: string }) {
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

/** Shows the receipt code this once. A volunteer who writes for someone else is asked not to note it. */
export function ReceiptCard(props: {
  readonly receipt: string;
  readonly behalf: boolean;
  readonly onFinish: () => void;
}) {
  const [isNoted, setNoted] = createSignal(false);
  const [hasHurried, setHurried] = createSignal(false);
  const [saved, setSaved] = createSignal<boolean | string>();
  const picture = () => {
    const done = saved();
    return typeof done === 'string' ? done : undefined;
  };
  const said = () => {
    if (saved() === undefined) return '';
    if (picture()) return tip.receipt.picturePress;
    return saved() ? tip.receipt.pictureSaved : tip.receipt.pictureFailed;
  };
  onCleanup(() => URL.revokeObjectURL(picture() ?? ''));
  let heading: HTMLHeadingElement | undefined;
  onMount(() => heading?.focus());

  const finish = () => {
    if (isNoted()) props.onFinish();
    else setHurried(true);
  };
  return (
    <Card class="tip-receipt">
      <h2 ref={heading} tabindex="-1" class="tip-receipt-title">
        {props.behalf ? tip.receipt.behalfTitle : tip.receipt.title}
      </h2>
      <p>{props.behalf ? tip.receipt.behalfWhat : tip.receipt.what}</p>
      <ReceiptCode receipt={props.receipt} />
      <p class="note">{tip.receipt.write}</p>
      <Show when={!props.behalf}>
        <Button icon="download" wide onClick={async () => setSaved(await saveReceiptPicture(props.receipt))}>
          {tip.receipt.picture}
        </Button>
        <p class="note">{tip.receipt.pictureHint}</p>
        <p class="note" role="status">
          {said()}
        </p>
        <Show when={picture()}>
          {(address) => <img class="tip-picture" src={address()} alt={tip.receipt.picture} />}
        </Show>
      </Show>
      <Checkbox
        label={props.behalf ? tip.receipt.behalfNoted : tip.receipt.noted}
        error={hasHurried() && !isNoted() ? tip.receipt.finishFirst : undefined}
        checked={isNoted()}
        onInput={setNoted}
      />
      <Button look="primary" big wide aria-disabled={!isNoted()} onClick={finish}>
        {tip.receipt.finish}
      </Button>
    </Card>
  );
}
