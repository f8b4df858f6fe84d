import { createSignal, Show } from 'solid-js';
import { createAsked } from '../../../accounts/asked.ts';
import { createAction } from '../../../components/action.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { CopyField } from '../../../components/CopyField.tsx';
import { ActionNotice } from '../../../components/Form.tsx';
import { endCalendarAddress, fetchCalendarState, makeCalendarAddress } from '../../../events/calendar-client.ts';
import { events } from '../../../events/words.ts';
import { failureText } from '../../../records/failure-text.ts';
import { common } from '../../../words/common.ts';

/** 日历订阅: an address by which the phone's calendar follows the member's events; it can be ended or renewed. */
export function CalendarCard() {
  const { value: state, refetch } = createAsked(fetchCalendarState);
  const [address, setAddress] = createSignal<string>();
  const action = createAction(failureText);
  const make = async () => {
    const made = await action.run(makeCalendarAddress);
    if (!made?.ok) return;
    setAddress(made.value.address);
    refetch();
  };
  const end = async () => {
    const ended = await action.run(endCalendarAddress, events.feed.ended);
    if (!ended?.ok) return;
    setAddress(undefined);
    refetch();
  };
  return (
    <Card title={events.feed.title}>
      <p class="note">{events.feed.hint}</p>
      <Show when={address()}>
        {(text) => (
          <CopyField
            label={events.feed.address}
            text={text()}
            look="plain"
            words={{ ...common.action, copyFailed: events.event.copyFailed }}
          />
        )}
      </Show>
      <div class="row">
        <Button icon="calendar" disabled={action.busy()} onClick={() => void make()}>
          {state()?.since ? events.feed.renew : events.feed.make}
        </Button>
        <Show when={state()?.since}>
          <Button disabled={action.busy()} onClick={() => void end()}>
            {events.feed.end}
          </Button>
        </Show>
      </div>
      <ActionNotice of={action} />
    </Card>
  );
}
