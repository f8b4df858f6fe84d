import { For, Show } from 'solid-js';
import { dayAt } from '../../../domain/kernel/day.ts';
import type { InviteList as Invites } from '../../../protocol/accounts/accounts.ts';
import { Card } from '../../components/Card.tsx';
import { List, ListItem } from '../../components/List.tsx';
import { Pill } from '../../components/Pill.tsx';
import { createNamesOf } from '../../records/names.ts';
import { squad } from '../../records/words/squad.ts';
import type { Polled } from '../../state/polled.ts';
import { formatDay } from '../../words/format.ts';

const MONTH_MS = 30 * 86_400_000;

type Invite = Invites['invites'][number];

/** Recent joins with the inviter. People who joined again come first, because the leader should ask why. */
export function JoinedList(props: { invites: Polled<Invites>; now: number }) {
  const used = () =>
    (props.invites.value()?.invites ?? [])
      .filter(({ usedAt, member }) => member !== null && usedAt !== null && usedAt > props.now - MONTH_MS)
      .sort((a, b) => Number(b.rejoined) - Number(a.rejoined) || (b.usedAt ?? 0) - (a.usedAt ?? 0));
  const names = createNamesOf(() => used().flatMap(({ member, by }) => [member, by].filter((each) => each !== null)));
  const detail = ({ usedAt, by }: Invite) => {
    const day = formatDay(dayAt(usedAt ?? 0));
    const inviter = by && names.name(by);
    return inviter ? squad.invite.joinedOn(day, inviter) : day;
  };
  return (
    <Show when={used().length}>
      <Card title={squad.invite.joined(used().length)}>
        <p class="note">{squad.invite.joinedHint}</p>
        <List>
          <For each={used()}>
            {(invite) => (
              <ListItem
                title={(invite.member && names.name(invite.member)) || squad.invite.newPerson}
                detail={detail(invite)}
                trailing={
                  <Show when={invite.rejoined}>
                    <Pill tone="wait">{squad.invite.again}</Pill>
                  </Show>
                }
              />
            )}
          </For>
        </List>
      </Card>
    </Show>
  );
}
