import { Show } from 'solid-js';
import { Button } from '../../components/Button.tsx';
import { Pill } from '../../components/Pill.tsx';
import type { Desk } from './create-desk.ts';
import { tipKeys } from './words/tip-keys.ts';

/** Shows at the top of each desk page whether the key is unlocked, with a button to lock it. */
export function LockState(props: { desk: Desk }) {
  return (
    <div class="row">
      <Show when={props.desk.key()} fallback={<Pill tone="plain">{tipKeys.lock.locked}</Pill>}>
        <Pill tone="ok" icon="check">
          {tipKeys.lock.unlocked}
        </Pill>
        <Button onClick={() => props.desk.lock()}>{tipKeys.lock.now}</Button>
      </Show>
    </div>
  );
}
