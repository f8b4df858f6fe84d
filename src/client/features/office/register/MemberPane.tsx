import { createSignal, Show } from 'solid-js';
import { type MemberRole, mayGrant } from '../../../../domain/kernel/role.ts';
import { textField } from '../../../../domain/records/record.ts';
import type { Invitation } from '../../../accounts/view/InviteDialog.tsx';
import { MemberDevices } from '../../../accounts/view/MemberDevices.tsx';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Facts } from '../../../components/Facts.tsx';
import type { SelectOption } from '../../../components/Select.tsx';
import { fieldLabel } from '../../../records/kind-labels.ts';
import { optionLabel } from '../../../records/kind-words.ts';
import { office } from '../../../records/words/office.ts';
import { squad as squadWords } from '../../../records/words/squad.ts';
import type { LocalRecord } from '../../../state/records.ts';
import { common } from '../../../words/common.ts';
import { MemberForm } from './MemberForm.tsx';
import { Delivery, roleOf } from './PeopleTable.tsx';
import { nameOf } from './people-groups.ts';

const label = (field: string): string => fieldLabel('member', field);

/** One person of the roster: facts and devices, or the form to change them. */
export function MemberPane(props: {
  of: LocalRecord;
  squads: readonly SelectOption[];
  granter: MemberRole;
  onInvite: (invitation: Invitation) => void;
}) {
  const [editing, setEditing] = createSignal(false);
  const name = () => nameOf(props.of.record);
  const value = (field: string) => textField(props.of.record, field);
  const facts = () => [
    { label: label('role'), value: optionLabel('member', 'role', roleOf(props.of)) },
    {
      label: label('squad'),
      value: props.squads.find((squad) => squad.value === value('squad'))?.label ?? office.people.noSquad,
    },
    { label: label('number'), value: value('number') ?? office.record.missing },
    {
      label: label('phone'),
      value: (
        <Show when={value('phone')} fallback={office.record.missing}>
          {(phone) => <a href={`tel:${phone()}`}>{phone()}</a>}
        </Show>
      ),
    },
  ];
  return (
    <Card
      title={
        <span class="row panes-name">
          {name()} <Delivery of={props.of} />
        </span>
      }
    >
      <Show
        when={!editing()}
        fallback={<MemberForm record={props.of.record} squads={props.squads} onDone={() => setEditing(false)} />}
      >
        <div class="two roomy">
          <Facts facts={facts()} />
          <MemberDevices member={props.of.id} />
        </div>
        <Show when={mayGrant(props.granter, roleOf(props.of))}>
          <div class="row">
            <Button icon="edit" aria-label={office.people.editMember(name())} onClick={() => setEditing(true)}>
              {common.action.edit}
            </Button>
            <Button
              icon="qr"
              aria-label={squadWords.invite.forMember(name())}
              onClick={() =>
                props.onInvite({
                  title: squadWords.invite.forMember(name()),
                  request: { role: roleOf(props.of), squad: value('squad') ?? null, member: props.of.id },
                })
              }
            >
              {office.people.invite}
            </Button>
          </div>
        </Show>
      </Show>
    </Card>
  );
}
