import { createSignal, Show } from 'solid-js';
import type { Id } from '../../../domain/kernel/id.ts';
import { failureText } from '../../records/failure-text.ts';
import { createAsked } from '../asked.ts';
import { endDevicesOf, fetchDevicesOf } from '../devices-client.ts';
import { me as words } from '../words.ts';
import { DeviceList, EndButton } from './DeviceList.tsx';

/** A member's devices, for the leader or the office, who can sign them out after a loss. */
export function MemberDevices(props: { member: Id }) {
  const { value, loading, refetch } = createAsked(() => fetchDevicesOf(props.member));
  const [said, setSaid] = createSignal('');
  const end = async () => {
    const answer = await endDevicesOf(props.member);
    setSaid(answer.ok ? words.devices.ended : failureText(answer.error));
    if (answer.ok) refetch();
  };
  return (
    <section class="stack" aria-label={words.devices.title}>
      <h3 class="note">{words.devices.title}</h3>
      <Show
        when={value()?.sessions}
        fallback={<p class="note">{loading() ? words.devices.loading : words.devices.failed}</p>}
      >
        {(known) => (
          <Show when={known().length} fallback={<p class="note">{words.devices.none}</p>}>
            <DeviceList devices={known()} />
            <EndButton label={words.devices.endAll} onEnd={() => void end()} />
          </Show>
        )}
      </Show>
      <p class="note" role="status">
        {said()}
      </p>
    </section>
  );
}
