import { createSignal, For, type JSX, Show } from 'solid-js';
import { dayAt } from '../../../domain/kernel/day.ts';
import type { SessionList } from '../../../protocol/accounts/accounts.ts';
import { Button } from '../../components/Button.tsx';
import { List, ListItem } from '../../components/List.tsx';
import { common } from '../../words/common.ts';
import { formatDay } from '../../words/format.ts';
import { me as words } from '../words.ts';

export type Device = SessionList['sessions'][number];

/** Describes a device in one line: what it is, since when, and invited by whom. */
function deviceText({ current, since, seen, by }: Device): string {
  const joined =
    by === null ? words.devices.since(formatDay(dayAt(since))) : words.devices.sinceBy(formatDay(dayAt(since)), by);
  return [current ? words.devices.current : undefined, joined, words.devices.seen(formatDay(dayAt(seen)))]
    .filter(Boolean)
    .join(' · ');
}

export function DeviceList(props: { devices: readonly Device[]; trailing?: (device: Device) => JSX.Element }) {
  return (
    <List>
      <For each={props.devices}>
        {(device) => (
          <ListItem
            title={words.devices.kind[device.device]}
            detail={deviceText(device)}
            trailing={props.trailing?.(device)}
          />
        )}
      </For>
    </List>
  );
}

/** A button that asks for confirmation before it signs devices out. */
export function EndButton(props: { label: string; name?: string; onEnd: () => void }) {
  const [sure, setSure] = createSignal(false);
  return (
    <Show
      when={sure()}
      fallback={
        <Button aria-label={props.name ?? props.label} onClick={() => setSure(true)}>
          {props.label}
        </Button>
      }
    >
      <div class="stack">
        <small>{words.devices.endAsk}</small>
        <div class="row">
          <Button
            look="danger"
            onClick={() => {
              setSure(false);
              props.onEnd();
            }}
          >
            {words.devices.endYes}
          </Button>
          <Button onClick={() => setSure(false)}>{common.action.cancel}</Button>
        </div>
      </div>
    </Show>
  );
}
