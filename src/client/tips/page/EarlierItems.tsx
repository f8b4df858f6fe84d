import { createSignal, For, Show } from 'solid-js';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { common } from '../../words/common.ts';
import { Delivery } from './Delivery.tsx';
import type { TipKit } from './kit.ts';
import { tip } from './words.ts';

/** Earlier items in the queue, waiting or just delivered, except the one shown elsewhere (`except`). */
export function EarlierItems(props: { readonly kit: TipKit; readonly except?: string | undefined }) {
  const [asked, setAsked] = createSignal<string>();
  const others = () => (props.kit.queue().items ?? []).filter(({ id }) => id !== props.except);
  const ids = () => others().map(({ id }) => id);
  const item = (id: string) => others().find((each) => each.id === id);
  const giveUp = () => {
    const id = asked();
    setAsked(undefined);
    if (id !== undefined) void props.kit.sender.remove(id);
  };
  return (
    <Show when={ids().length}>
      <Card title={tip.delivery.others}>
        <For each={ids()}>
          {(id) => (
            <Show when={item(id)}>
              {(shown) => (
                <section
                  class="stack"
                  aria-label={shown().kind === 'tip' ? tip.delivery.otherTip : tip.delivery.otherMessage}
                >
                  <b>{shown().kind === 'tip' ? tip.delivery.otherTip : tip.delivery.otherMessage}</b>
                  <Delivery kit={props.kit} item={shown()} />
                  <Show when={shown().state === 'refused'}>
                    <Button look="danger" onClick={() => setAsked(id)}>
                      {tip.delivery.giveUp}
                    </Button>
                  </Show>
                </section>
              )}
            </Show>
          )}
        </For>
      </Card>
      <Dialog
        open={asked() !== undefined}
        onClose={() => setAsked(undefined)}
        title={tip.delivery.giveUp}
        closeLabel={common.action.close}
      >
        <p>{tip.delivery.giveUpAsk}</p>
        <div class="two">
          <Button look="danger" onClick={giveUp}>
            {tip.delivery.giveUpConfirm}
          </Button>
          <Button onClick={() => setAsked(undefined)}>{tip.delivery.keep}</Button>
        </div>
      </Dialog>
    </Show>
  );
}
