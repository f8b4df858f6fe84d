import { createSignal, Show } from 'solid-js';
import { createAsked } from '../../../accounts/asked.ts';
import { endDevice, endOtherDevices, fetchDevices } from '../../../accounts/devices-client.ts';
import { type Device, DeviceList, EndButton } from '../../../accounts/view/DeviceList.tsx';
import { me as words } from '../../../accounts/words.ts';
import { Card } from '../../../components/Card.tsx';
import { failureText } from '../../../records/failure-text.ts';
import { PasswordForm } from './PasswordForm.tsx';

/** 登录的设备: the member's signed-in devices with a way to sign them out, and the password, for members who have one. */
export function Devices() {
  const { value: known, loading, refetch } = createAsked(fetchDevices);
  const [said, setSaid] = createSignal('');
  const others = () => (known()?.sessions ?? []).filter(({ current }) => !current).length;
  const after = async (ending: ReturnType<typeof endOtherDevices>) => {
    const ended = await ending;
    setSaid(ended.ok ? words.devices.ended : failureText(ended.error));
    if (ended.ok) refetch();
  };
  const endOne = (device: Device) => (
    <Show when={!device.current}>
      <EndButton
        label={words.devices.end}
        name={words.devices.endThis(words.devices.kind[device.device])}
        onEnd={() => void after(endDevice(device.id))}
      />
    </Show>
  );
  return (
    <>
      <Card title={words.devices.title}>
        <Show when={known()} fallback={<p class="note">{loading() ? words.devices.loading : words.devices.failed}</p>}>
          {(list) => (
            <>
              <DeviceList devices={list().sessions} trailing={endOne} />
              <Show when={others() > 1}>
                <EndButton label={words.devices.endOthers} onEnd={() => void after(endOtherDevices())} />
              </Show>
              <p class="note">{words.devices.hint}</p>
            </>
          )}
        </Show>
        <p class="note" role="status">
          {said()}
        </p>
      </Card>
      <Show when={known()?.hasPassword}>
        <PasswordForm onChanged={refetch} />
      </Show>
    </>
  );
}
