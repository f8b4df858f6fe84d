import { createSignal, For, Show } from 'solid-js';
import { BottomBar } from '../../../components/BottomBar.tsx';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { TextArea } from '../../../components/TextArea.tsx';
import { Delivery } from '../../../tips/page/Delivery.tsx';
import type { TipKit } from '../../../tips/page/kit.ts';
import { PhotoPick } from '../../../tips/page/PhotoPick.tsx';
import { ProblemNotice } from '../../../tips/page/ProblemNotice.tsx';
import type { Reading } from '../../../tips/page/reading.ts';
import { tip } from '../../../tips/page/words.ts';
import { tipReceipt } from './words.ts';

/** Seals the person's message and photos on this phone; works offline. */
export function AnswerForm(props: { readonly kit: TipKit; readonly reading: Reading }) {
  const { reading } = props;
  const [isMissing, setMissing] = createSignal(false);
  let form: HTMLFormElement | undefined;
  const item = (id: string) => props.kit.queue().items?.find((each) => each.id === id);
  const error = () => {
    if (isMissing() && !reading.isDirty()) return tipReceipt.answerMissing;
    return reading.charactersLeft() < 0 ? tip.form.tooLong(-reading.charactersLeft()) : undefined;
  };
  const send = async () => {
    setMissing(true);
    if (error()) {
      form?.querySelector('textarea')?.focus();
      return;
    }
    await reading.answer();
    if (!reading.problem()) setMissing(false);
  };
  return (
    <>
      <For each={reading.sent()}>
        {(id) => (
          <Show when={item(id)}>
            {(shown) => (
              <Card title={tipReceipt.sent}>
                <Delivery kit={props.kit} item={shown()} />
              </Card>
            )}
          </Show>
        )}
      </For>
      <form
        ref={form}
        class="stack"
        aria-label={tipReceipt.answer}
        novalidate
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <TextArea
          label={tipReceipt.answer}
          hint={tipReceipt.answerHint}
          error={error()}
          name="answer"
          autocomplete="off"
          value={reading.text()}
          onInput={reading.setText}
        />
        <PhotoPick photos={reading.photos} disabled={reading.isSealing()} />
        <Show when={reading.problem()}>{(problem) => <ProblemNotice problem={problem()} />}</Show>
        <BottomBar>
          <Button look="primary" icon="lock" big wide type="submit" aria-disabled={reading.isSealing()}>
            {reading.isSealing() ? tip.form.sealing : tip.form.send}
          </Button>
          <p class="note">{tipReceipt.offlineNote}</p>
        </BottomBar>
      </form>
    </>
  );
}
