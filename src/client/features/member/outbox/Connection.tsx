import { createEffect, createSignal, Show } from 'solid-js';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { contactText, nextText } from '../../../records/sync-text.ts';
import { delivery as words } from '../../../records/words/delivery.ts';
import type { DeliveryStatus } from '../../../state/status.ts';
import { outbox } from './words.ts';

/** Shows the last contact with the server, what happens next, and a button to send now. */
export function Connection(props: { readonly status: DeliveryStatus; readonly onSend: () => void }) {
  // Show only runs that the user started; scheduled ones would make the button flash each minute.
  const [asked, setAsked] = createSignal(false);
  createEffect(() => {
    if (!props.status.working) setAsked(false);
  });
  const isSignedOut = () => props.status.session === 'signed_out' || props.status.failure === 'unauthorized';
  const send = () => {
    props.onSend();
    setAsked(props.status.working);
  };
  return (
    <Card>
      <p>{contactText(props.status)}</p>
      <Show when={!isSignedOut()} fallback={<p class="note">{outbox.failed.signedOut}</p>}>
        <Show when={props.status.unsent > 0}>
          <p class="note">{nextText(props.status, Date.now())}</p>
        </Show>
      </Show>
      <Button
        look={props.status.unsent > 0 ? 'primary' : 'plain'}
        icon="refresh"
        aria-disabled={asked()}
        onClick={send}
      >
        {asked() ? words.connecting : words.sendNow}
      </Button>
    </Card>
  );
}
