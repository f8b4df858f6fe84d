import { createMemo, createSignal, For, Show } from 'solid-js';
import type { Id } from '../../../../domain/kernel/id.ts';
import { err } from '../../../../domain/kernel/result.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { Select } from '../../../components/Select.tsx';
import { sealGrant } from '../../../tips/crypto/open.ts';
import { tipDesk } from '../../../tips/desk/words/tip-desk.ts';
import { common } from '../../../words/common.ts';
import { ActNotice } from './ActNotice.tsx';
import { createAction } from './create-action.ts';
import type { OpenedTip } from './open-tip.ts';
import type { TipController } from './tip-controller.ts';

/** 谁能打开: grants access to another listed officer and revokes grants. Both together reassign a tip. */
export function AccessCard(props: { controller: TipController; tip: OpenedTip }) {
  const words = tipDesk.access;
  const { desk } = props.controller;
  const act = createAction();
  const [chosen, setChosen] = createSignal<Id>('');
  const [revoking, setRevoking] = createSignal<Id>();
  const keys = () => props.tip.detail.summary.keys;
  const options = createMemo(() =>
    [...desk.signed().keys()]
      .filter((key) => !keys().includes(key))
      .map((key) => ({ value: key, label: desk.nameOf(key) })),
  );
  async function grant(key: Id, recipient: string) {
    const file = await sealGrant(props.tip.identity, recipient, { instance: desk.instance, tip: props.controller.id });
    return file.ok
      ? props.controller.act({ act: 'grant', grants: [{ key, file: file.value }] })
      : err({ code: 'internal' } as const);
  }
  async function submit() {
    const recipient = desk.signed().get(chosen());
    if (recipient === undefined) act.refuse(words.chooseMissing);
    else if (await act.run(() => grant(chosen(), recipient), words.granted)) setChosen('');
  }
  async function revoke(key: Id) {
    setRevoking(undefined);
    await act.run(() => props.controller.act({ act: 'revoke', key }), words.revoked);
  }
  return (
    <Card title={words.title}>
      <ul class="access">
        <For each={keys()}>
          {(key) => (
            <li>
              <span>
                {desk.nameOf(key)}{' '}
                <Show when={desk.keyOf(key)?.member === desk.member}>
                  <span class="note">({words.you})</span>
                </Show>{' '}
                <Show when={desk.keyOf(key)?.retired}>
                  <Pill tone="plain">{words.retired}</Pill>
                </Show>
              </span>
              <Show when={keys().length > 1}>
                <Button look="quiet" aria-label={words.revokeOf(desk.nameOf(key))} onClick={() => setRevoking(key)}>
                  {words.revoke}
                </Button>
              </Show>
            </li>
          )}
        </For>
        <li>
          <span>{words.recovery}</span>
        </li>
      </ul>
      <Show when={options().length > 0} fallback={<p class="note">{desk.bundle() ? words.none : words.unverified}</p>}>
        <form
          class="tip-due"
          novalidate
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <Select
            label={words.choose}
            value={chosen()}
            empty={common.field.none}
            options={options()}
            onInput={setChosen}
          />
          <Button type="submit" disabled={act.busy()}>
            {words.grant}
          </Button>
        </form>
      </Show>
      <ActNotice of={act} />
      <p class="note">{words.hint}</p>
      <Dialog
        open={revoking() !== undefined}
        onClose={() => setRevoking(undefined)}
        title={words.revoke}
        closeLabel={common.action.close}
      >
        <Show when={revoking()}>
          {(key) => (
            <div class="stack">
              <b>{words.revokeAsk(desk.nameOf(key()))}</b>
              <Show when={key() === desk.key()?.id}>
                <p>{words.revokeSelf}</p>
              </Show>
              <div class="two">
                <Button look="danger" onClick={() => void revoke(key())}>
                  {words.revoke}
                </Button>
                <Button onClick={() => setRevoking(undefined)}>{common.action.cancel}</Button>
              </div>
            </div>
          )}
        </Show>
      </Dialog>
    </Card>
  );
}
