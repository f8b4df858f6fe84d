import { createSignal, Show } from 'solid-js';
import { formatReceipt, RECEIPT_CHARACTERS } from '../../../../domain/tips/receipt.ts';
import { BottomBar } from '../../../components/BottomBar.tsx';
import { Button } from '../../../components/Button.tsx';
import { TextField } from '../../../components/TextField.tsx';
import type { Reading } from '../../../tips/page/reading.ts';
import { FailureNotice } from './FailureNotice.tsx';
import { checkTyping } from './typing.ts';
import { tipReceipt } from './words.ts';

/** Input for the receipt code, typed from paper. */
export function ReceiptForm(props: { readonly reading: Reading }) {
  const { reading } = props;
  const [isDone, setDone] = createSignal(false);
  let form: HTMLFormElement | undefined;
  const typing = () => checkTyping(reading.code(), isDone());
  const status = () => {
    if (typing().receipt) return tipReceipt.complete;
    return typing().count ? tipReceipt.typed(typing().count, RECEIPT_CHARACTERS) : '';
  };
  const look = () => {
    setDone(true);
    if (typing().receipt) void reading.look();
    else form?.querySelector<HTMLInputElement>('[name=receipt]')?.focus();
  };
  return (
    <form
      ref={form}
      class="stack"
      novalidate
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        look();
      }}
    >
      <TextField
        label={tipReceipt.code}
        hint={tipReceipt.codeHint}
        error={typing().fault}
        required
        name="receipt"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        enterkeyhint="search"
        maxlength={80}
        value={reading.code()}
        onInput={(text) => {
          setDone(false);
          reading.setCode(text);
        }}
      />
      <div role="status">
        <p class="note">{status()}</p>
        <Show when={typing().receipt}>
          {(receipt) => (
            <>
              <p class="hidden-visually">{tipReceipt.read([...receipt()].join(' '))}</p>
              <p class="tip-recognized" aria-hidden="true">
                {formatReceipt(receipt())}
              </p>
            </>
          )}
        </Show>
      </div>
      <Show when={reading.failure()}>{(failure) => <FailureNotice failure={failure()} />}</Show>
      <BottomBar>
        <Button look="primary" icon="search" big wide type="submit" aria-disabled={reading.isLooking()}>
          {reading.isLooking() ? tipReceipt.looking : tipReceipt.look}
        </Button>
      </BottomBar>
    </form>
  );
}
