import { createSignal, For, Show } from 'solid-js';
import { dayAt } from '../../../domain/kernel/day.ts';
import type { InviteList as Invites } from '../../../protocol/accounts/accounts.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { List, ListItem } from '../../components/List.tsx';
import { failureText } from '../../records/failure-text.ts';
import { optionLabel } from '../../records/kind-words.ts';
import { createNamesOf } from '../../records/names.ts';
import { squad } from '../../records/words/squad.ts';
import { revokeInvite } from '../../state/office-client.ts';
import type { Polled } from '../../state/polled.ts';
import { common } from '../../words/common.ts';
import { formatDay } from '../../words/format.ts';

type Invite = Invites['invites'][number];

function Revoke(props: { invite: Invite; onDone: () => void }) {
  const [sure, setSure] = createSignal(false);
  const [failure, setFailure] = createSignal<string>();
  async function revoke() {
    const answer = await revokeInvite(props.invite.id);
    if (answer.ok) props.onDone();
    else setFailure(failureText(answer.error));
  }
  return (
    <Show when={sure()} fallback={<Button onClick={() => setSure(true)}>{squad.invite.revoke}</Button>}>
      <div class="stack">
        <small>{failure() ?? squad.invite.revokeAsk}</small>
        <div class="row">
          <Button look="danger" onClick={() => void revoke()}>
            {squad.invite.revokeYes}
          </Button>
          <Button onClick={() => setSure(false)}>{common.action.cancel}</Button>
        </div>
      </div>
    </Show>
  );
}

/** Open invites, each with a button to revoke it. */
export function InviteList(props: { invites: Polled<Invites>; now: number }) {
  const open = () =>
    (props.invites.value()?.invites ?? []).filter(({ usedAt, expiresAt }) => usedAt === null && expiresAt > props.now);
  const names = createNamesOf(() =>
    open().flatMap(({ member, squad: id }) => [member, id].filter((each) => each !== null)),
  );
  const title = (invite: Invite) =>
    (invite.member && names.name(invite.member)) || invite.remark || squad.invite.newPerson;
  const detail = (invite: Invite) =>
    [
      optionLabel('member', 'role', invite.role),
      invite.squad ? names.name(invite.squad) : undefined,
      squad.invite.until(formatDay(dayAt(invite.expiresAt))),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <Show when={props.invites.value()}>
      <Card title={squad.invite.open(open().length)}>
        <Show when={open().length} fallback={<p class="note">{squad.invite.noneOpen}</p>}>
          <List>
            <For each={open()}>
              {(invite) => (
                <ListItem
                  title={title(invite)}
                  detail={detail(invite)}
                  trailing={<Revoke invite={invite} onDone={props.invites.refetch} />}
                />
              )}
            </For>
          </List>
        </Show>
      </Card>
    </Show>
  );
}
