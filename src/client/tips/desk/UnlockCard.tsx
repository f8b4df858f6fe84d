import { createMemo, createSignal, type JSX, Show } from 'solid-js';
import { Card } from '../../components/Card.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Form, SubmitRow } from '../../components/Form.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { Spinner } from '../../components/Progress.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { common } from '../../words/common.ts';
import type { Desk } from './create-desk.ts';
import { ImportKey } from './ImportKey.tsx';
import { createCodes } from './key-code.ts';
import type { StoredKey } from './key-store.ts';
import { nextPaint } from './next-paint.ts';
import { tipDesk } from './words/tip-desk.ts';
import { tipKeys } from './words/tip-keys.ts';

function UnlockForm(props: { desk: Desk; keys: readonly StoredKey[] }) {
  const [passphrase, setPassphrase] = createSignal('');
  const [chosen, setChosen] = createSignal('');
  const [trouble, setTrouble] = createSignal<string>();
  const [working, setWorking] = createSignal(false);
  const codes = createCodes(() => props.keys.map(({ recipient }) => recipient));
  const key = () => props.keys.find(({ id }) => id === chosen()) ?? props.keys[0];
  const option = ({ id, recipient }: StoredKey) => {
    const code = codes(recipient);
    const isRetired = Boolean(props.desk.keyOf(id)?.retired);
    return { value: id, label: isRetired ? tipKeys.lock.retired(code) : tipKeys.lock.keyOf(code) };
  };
  const isForeign = () => {
    const known = props.desk.keys();
    const now = key();
    return Boolean(known && now && props.desk.keyOf(now.id)?.member !== props.desk.member);
  };

  async function unlock() {
    const now = key();
    if (!now || working()) return;
    if (!passphrase()) {
      setTrouble(tipKeys.lock.missing);
      return;
    }
    setTrouble(undefined);
    setWorking(true);
    await nextPaint();
    const part = await import('../crypto/keys.ts').catch(() => undefined);
    const opened = await part?.unlockKey(new Uint8Array(now.wrapped), passphrase());
    setWorking(false);
    if (!opened) setTrouble(tipDesk.failed.offline);
    else if (!opened.ok) setTrouble(tipKeys.lock.wrong);
    else {
      setPassphrase('');
      props.desk.unlock({ id: now.id, identity: opened.value, recipient: now.recipient });
    }
  }

  return (
    <Form onSubmit={unlock}>
      <Show when={props.keys.length > 1}>
        <Select
          label={tipKeys.lock.which}
          value={key()?.id ?? ''}
          options={props.keys.map(option)}
          onInput={setChosen}
        />
      </Show>
      <TextField
        type="password"
        autocomplete="off"
        label={tipKeys.lock.passphrase}
        hint={tipKeys.lock.hint}
        value={passphrase()}
        onInput={setPassphrase}
        error={trouble()}
      />
      <Show when={isForeign()}>
        <p class="note">{tipKeys.lock.notYours}</p>
      </Show>
      <SubmitRow look="primary" busy={working()} working={tipKeys.lock.working} label={tipKeys.lock.unlock} />
    </Form>
  );
}

/** Unlocks the officer's key with its passphrase, in memory only. Says so if there is no key. */
export function UnlockCard(props: {
  desk: Desk;
  title?: string | undefined;
  makeHref?: string | undefined;
  children?: JSX.Element;
}) {
  /** The officer's own active keys come first. */
  const keys = createMemo(() => {
    const rank = ({ id }: StoredKey) => {
      const known = props.desk.keyOf(id);
      return !known || known.member !== props.desk.member ? 2 : known.retired ? 1 : 0;
    };
    return props.desk.stored
      .list()
      ?.slice()
      .sort((a, b) => rank(a) - rank(b));
  });
  return (
    <Card title={props.title ?? tipKeys.lock.title} class="tip-unlock">
      {props.children}
      <Show when={keys()} fallback={<Spinner label={common.loading} />}>
        {(list) => (
          <Show
            when={list().length > 0}
            fallback={
              <EmptyState
                icon="info"
                title={tipKeys.lock.none}
                action={
                  <Show when={props.makeHref}>
                    {(href) => <LinkButton href={href()}>{tipKeys.lock.make}</LinkButton>}
                  </Show>
                }
              >
                {tipKeys.lock.noneHint}
              </EmptyState>
            }
          >
            <UnlockForm desk={props.desk} keys={list()} />
          </Show>
        )}
      </Show>
      <details>
        <summary>{tipKeys.lock.import}</summary>
        <ImportKey desk={props.desk} />
      </details>
      <p class="note">{tipKeys.lock.note}</p>
    </Card>
  );
}
