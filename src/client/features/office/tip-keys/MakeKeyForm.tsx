import { createSignal, Show } from 'solid-js';
import { randomId } from '../../../../domain/kernel/id.ts';
import { Button } from '../../../components/Button.tsx';
import { Form, SubmitRow } from '../../../components/Form.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { randomBytes as random } from '../../../platform/random.ts';
import { makeOfficerKey } from '../../../tips/crypto/keys.ts';
import type { Desk } from '../../../tips/desk/create-desk.ts';
import type { StoredKey } from '../../../tips/desk/key-store.ts';
import { nextPaint } from '../../../tips/desk/next-paint.ts';
import { isStrongPassphrase } from '../../../tips/desk/passphrase.ts';
import { tipKeys } from '../../../tips/desk/words/tip-keys.ts';
import { common } from '../../../words/common.ts';

/** Creates a key on this computer, protected by a passphrase typed twice. The key is unlocked afterwards. */
export function MakeKeyForm(props: {
  desk: Desk;
  onMade: (key: StoredKey, isKept: boolean) => void;
  /** Undefined if the officer has no key yet. */
  onCancel?: (() => void) | undefined;
}) {
  const words = tipKeys.mine;
  const [passphrase, setPassphrase] = createSignal('');
  const [again, setAgain] = createSignal('');
  const [tried, setTried] = createSignal(false);
  const [working, setWorking] = createSignal(false);
  const isGood = () => isStrongPassphrase(passphrase());
  const isSame = () => passphrase() === again();

  async function make() {
    setTried(true);
    if (!isGood() || !isSame() || working()) return;
    setWorking(true);
    await nextPaint();
    const { wrapped, recipient, identity } = await makeOfficerKey(passphrase());
    const key = { id: randomId(random), instance: props.desk.instance, recipient, wrapped: wrapped.buffer };
    const isKept = await props.desk.stored.add(key);
    props.desk.unlock({ id: key.id, identity, recipient });
    setWorking(false);
    props.onMade(key, isKept);
  }

  return (
    <Form onSubmit={make}>
      <TextField
        type="password"
        autocomplete="new-password"
        label={tipKeys.lock.passphrase}
        hint={isGood() ? words.good : words.passphraseHint}
        value={passphrase()}
        onInput={setPassphrase}
        error={tried() && !isGood() ? words.weak : undefined}
      />
      <TextField
        type="password"
        autocomplete="new-password"
        label={words.again}
        value={again()}
        onInput={setAgain}
        error={tried() && isGood() && !isSame() ? words.differ : undefined}
      />
      <SubmitRow look="primary" busy={working()} working={words.working} label={words.create}>
        <Show when={!working() && props.onCancel}>
          {(cancel) => <Button onClick={() => cancel()()}>{common.action.cancel}</Button>}
        </Show>
      </SubmitRow>
    </Form>
  );
}
