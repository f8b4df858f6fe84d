import { createMemo, createSignal, For, Show } from 'solid-js';
import type { Id } from '../../../../domain/kernel/id.ts';
import { createAction } from '../../../components/action.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { ConfirmDialog } from '../../../components/Dialog.tsx';
import { ActionNotice, Form } from '../../../components/Form.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { Select } from '../../../components/Select.tsx';
import { sealGrant } from '../../../tips/crypto/open.ts';
import { deskFailed } from '../../../tips/desk/failed-words.ts';
import { tipDesk } from '../../../tips/desk/words/tip-desk.ts';
import { common } from '../../../words/common.ts';
import type { OpenedTip } from './open-tip.ts';
import type { TipController } from './tip-controller.ts';

/** 谁能打开: grants access to another listed officer and revokes grants. Both together reassign a tip. */
export function AccessCard(props: { controller: TipController; tip: OpenedTip }) {
  const words = tipDesk.access;
  const { desk } = props.controller;
  const act = createAction(deskFailed);
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
    return file.ok ? props.controller.act({ act: 'grant', grants: [{ key, file: file.value }] }) : file;
  }
  async function submit() {
    const recipient = desk.signed().get(chosen());
    if (recipient === undefined) act.refuse(words.chooseMissing);
    else if ((await act.run(() => grant(chosen(), recipient), words.granted))?.ok) setChosen('');
  }
  function revoke() {
    const key = revoking();
    setRevoking(undefined);
    if (key) void act.run(() => props.controller.act({ act: 'revoke', key }), words.revoked);
  }
  const holder = (key: Id) => (
    <>
      {desk.nameOf(key)}{' '}
      <Show when={desk.keyOf(key)?.member === desk.member}>
        <span class="note">({words.you})</span>
      </Show>{' '}
      <Show when={desk.keyOf(key)?.retired}>
        <Pill tone="plain">{words.retired}</Pill>
      </Show>
    </>
  );
  return (
    <Card title={words.title}>
      <List>
        <For each={keys()}>
          {(key) => (
            <ListItem
              title={holder(key)}
              trailing={
                <Show when={keys().length > 1}>
                  <Button look="quiet" aria-label={words.revokeOf(desk.nameOf(key))} onClick={() => setRevoking(key)}>
                    {words.revoke}
                  </Button>
                </Show>
              }
            />
          )}
        </For>
        <ListItem title={words.recovery} />
      </List>
      <Show when={options().length > 0} fallback={<p class="note">{desk.bundle() ? words.none : words.unverified}</p>}>
        <Form class="tip-due" onSubmit={submit}>
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
        </Form>
      </Show>
      <ActionNotice of={act} />
      <p class="note">{words.hint}</p>
      <ConfirmDialog
        open={revoking() !== undefined}
        onClose={() => setRevoking(undefined)}
        title={words.revoke}
        words={common.action}
        confirm={words.revoke}
        onConfirm={revoke}
      >
        <Show when={revoking()}>{(key) => <b>{words.revokeAsk(desk.nameOf(key()))}</b>}</Show>
        <Show when={revoking() === desk.key()?.id}>
          <p>{words.revokeSelf}</p>
        </Show>
      </ConfirmDialog>
    </Card>
  );
}
