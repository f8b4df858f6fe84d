import { createMemo, createSignal, For, Show } from 'solid-js';
import { createAction } from '../../../components/action.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { ActionNotice } from '../../../components/Form.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { saveFile } from '../../../platform/export-file.ts';
import type { Desk } from '../../../tips/desk/create-desk.ts';
import { deskFailed } from '../../../tips/desk/failed-words.ts';
import { createCodes } from '../../../tips/desk/key-code.ts';
import { writeKeyFile } from '../../../tips/desk/key-file.ts';
import type { StoredKey } from '../../../tips/desk/key-store.ts';
import type { OfficeKeys } from '../../../tips/desk/office-keys.ts';
import { registerTipKey } from '../../../tips/desk/tips-client.ts';
import { tipKeys } from '../../../tips/desk/words/tip-keys.ts';
import { KeyState } from './KeyState.tsx';
import { MakeKeyForm } from './MakeKeyForm.tsx';
import { ownKeys } from './own-keys.ts';

/** 我的钥匙: creates, stores, downloads and registers the officer's keys on this computer. */
export function MyKeysCard(props: { desk: Desk; keys: OfficeKeys }) {
  const words = tipKeys.mine;
  const [isMaking, setMaking] = createSignal(false);
  const act = createAction((failure: { readonly code: string }) => `${words.refused} ${deskFailed(failure)}`);
  const own = createMemo(() => ownKeys(props.keys.keys, props.desk.stored.list() ?? [], props.desk.member));
  const codes = createCodes(() => own().flatMap(({ recipient }) => recipient ?? []));
  const isFormShown = () => isMaking() || own().length === 0;

  function download(key: StoredKey) {
    const name = `${tipKeys.title}-${props.desk.district}-${props.desk.name}`;
    void saveFile({ name, ending: 'qyk', text: writeKeyFile(key) });
    act.tell({ tone: 'ok', words: words.downloaded });
  }
  async function register({ id, recipient }: StoredKey) {
    const answer = await act.run(() => registerTipKey({ id, recipient }), words.registered);
    if (answer?.ok) props.desk.refreshKeys();
  }
  function made(key: StoredKey, isKept: boolean) {
    setMaking(false);
    if (isKept) act.tell({ tone: 'wait', words: words.ready });
    else {
      // The browser could not store the key, so the file is the only copy.
      download(key);
      act.refuse(tipKeys.lock.storage);
    }
  }

  return (
    <Card title={words.title}>
      <p class="note">{words.hint}</p>
      <ActionNotice of={act} />
      <Show when={own().length > 0} fallback={<p>{words.none}</p>}>
        <ul>
          <For each={own()}>
            {(key) => (
              <li class="own-key">
                <div class="row">
                  <Show when={key.recipient} fallback={<span class="note">{words.awayHint}</span>}>
                    {(recipient) => (
                      <>
                        <span class="hidden-visually">{tipKeys.keys.fingerprint}</span>
                        <span class="key-code">{codes(recipient())}</span>
                      </>
                    )}
                  </Show>
                  <Show when={key.known}>{(known) => <KeyState known={known()} />}</Show>
                  <Pill tone="plain">{key.stored ? words.here : words.away}</Pill>
                </div>
                <Show when={key.isSwapped}>
                  <Notice tone="bad" title={words.swapped}>
                    {words.swappedHint}
                  </Notice>
                </Show>
                <Show when={!key.known}>
                  <p>{words.unregistered}</p>
                </Show>
                <div class="row">
                  <Show when={key.stored}>
                    {(stored) => (
                      <Button icon="download" onClick={() => download(stored())}>
                        {words.download}
                      </Button>
                    )}
                  </Show>
                  <Show when={!key.known && key.stored}>
                    {(stored) => (
                      <Button look="primary" onClick={() => void register(stored())}>
                        {words.register}
                      </Button>
                    )}
                  </Show>
                </div>
                <Show when={!key.known}>
                  <p class="note">
                    {words.downloadHint} {words.registerHint}
                  </p>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show
        when={isFormShown()}
        fallback={
          <div class="row">
            <Button icon="plus" onClick={() => setMaking(true)}>
              {words.makeAnother}
            </Button>
          </div>
        }
      >
        <MakeKeyForm desk={props.desk} onMade={made} onCancel={own().length > 0 ? () => setMaking(false) : undefined} />
      </Show>
    </Card>
  );
}
