import { createEffect, createSignal, on, Show } from 'solid-js';
import { type MemberRole, mayGrant } from '../../../../domain/kernel/role.ts';
import { type FoldedRecord, textField } from '../../../../domain/records/record.ts';
import type { Invitation } from '../../../accounts/view/InviteDialog.tsx';
import { Button } from '../../../components/Button.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { Table } from '../../../components/Table.tsx';
import { fieldLabel, optionLabel } from '../../../records/kind-words.ts';
import { office } from '../../../records/words/office.ts';
import { squad as squadWords } from '../../../records/words/squad.ts';
import type { LocalRecord } from '../../../state/records.ts';
import { common } from '../../../words/common.ts';
import { formatNumber } from '../../../words/format.ts';
import type { PeopleGroup } from './people-groups.ts';

const text = (record: FoldedRecord, field: string): string => textField(record, field) ?? '';

/** A squad's members, rendered only when opened. */
export function PeopleGroupCard(props: {
  group: PeopleGroup;
  open: boolean;
  granter: MemberRole;
  onEditMember: (record: FoldedRecord) => void;
  onEditSquad: (record: FoldedRecord) => void;
  onInvite: (invitation: Invitation) => void;
}) {
  const [open, setOpen] = createSignal(props.open);
  createEffect(on(() => props.open, setOpen, { defer: true }));
  const name = () => (props.group.squad ? text(props.group.squad, 'name') : office.people.noSquad);
  const roleOf = (record: FoldedRecord) => (textField(record, 'role') ?? 'volunteer') as MemberRole;
  const invitationFor = ({ id, record }: LocalRecord): Invitation => ({
    title: squadWords.invite.forMember(text(record, 'name')),
    request: { role: roleOf(record), squad: textField(record, 'squad') ?? null, member: id },
  });
  const label = (field: string) => fieldLabel('member', field);
  return (
    <details class="card register-group" open={open()} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {name()} <small class="note">{office.people.count(formatNumber(props.group.members.length))}</small>
      </summary>
      <Show when={open()}>
        <Show when={props.group.squad}>
          {(squad) => (
            <div class="row">
              <Button icon="edit" onClick={() => props.onEditSquad(squad())}>
                {office.people.editSquad(name())}
              </Button>
              <Button
                icon="qr"
                onClick={() =>
                  props.onInvite({
                    title: squadWords.invite.forNew(name()),
                    request: { role: 'volunteer', squad: squad().id },
                  })
                }
              >
                {squadWords.invite.new}
              </Button>
            </div>
          )}
        </Show>
        <Show when={props.group.members.length} fallback={<p class="note">{squadWords.members.empty}</p>}>
          <Table
            hideCaption
            caption={name()}
            rows={props.group.members}
            columns={[
              { head: label('name'), rowHead: true, cell: ({ record }) => text(record, 'name') },
              { head: label('number'), cell: ({ record }) => text(record, 'number') },
              { head: label('phone'), cell: ({ record }) => text(record, 'phone') },
              {
                head: label('role'),
                cell: (local) => (
                  <>
                    {optionLabel('member', 'role', roleOf(local.record))}{' '}
                    <Show when={local.delivery !== 'received'}>
                      <Pill tone={local.delivery === 'waiting' ? 'wait' : 'bad'}>
                        {local.delivery === 'waiting' ? common.state.pending : common.state.attention}
                      </Pill>
                    </Show>
                  </>
                ),
              },
              {
                head: <span class="hidden-visually">{common.action.edit}</span>,
                cell: (local) => (
                  <Show when={mayGrant(props.granter, roleOf(local.record))}>
                    <span class="register-actions">
                      <Button
                        look="soft"
                        aria-label={office.people.editMember(text(local.record, 'name'))}
                        onClick={() => props.onEditMember(local.record)}
                      >
                        {common.action.edit}
                      </Button>
                      <Button
                        look="soft"
                        aria-label={squadWords.invite.forMember(text(local.record, 'name'))}
                        onClick={() => props.onInvite(invitationFor(local))}
                      >
                        {office.people.invite}
                      </Button>
                    </span>
                  </Show>
                ),
              },
            ]}
          />
        </Show>
      </Show>
    </details>
  );
}
