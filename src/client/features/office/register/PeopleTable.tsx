import { type JSX, Show } from 'solid-js';
import type { MemberRole } from '../../../../domain/kernel/role.ts';
import { memberRoles } from '../../../../domain/kernel/role.ts';
import { textField } from '../../../../domain/records/record.ts';
import { createContacts } from '../../../accounts/view/contacts.ts';
import { Pill } from '../../../components/Pill.tsx';
import { DeskTable } from '../../../records/DeskTable.tsx';
import { fieldLabel } from '../../../records/kind-labels.ts';
import { optionLabel } from '../../../records/kind-words.ts';
import { squad } from '../../../records/words/squad.ts';
import type { LocalRecord } from '../../../state/records.ts';
import { common } from '../../../words/common.ts';
import { formatDay } from '../../../words/format.ts';
import { nameOf } from './people-groups.ts';

export const roleOf = ({ record }: LocalRecord): MemberRole => (textField(record, 'role') ?? 'volunteer') as MemberRole;

const label = (field: string) => fieldLabel('member', field);
const text = (field: string) => (local: LocalRecord) => textField(local.record, field) ?? '';

/** Shows that a change of this record has not been received yet. */
export function Delivery(props: { of: LocalRecord }) {
  return (
    <Show when={props.of.delivery !== 'received'}>
      <Pill tone={props.of.delivery === 'waiting' ? 'wait' : 'bad'}>
        {props.of.delivery === 'waiting' ? common.state.pending : common.state.attention}
      </Pill>
    </Show>
  );
}

/** People as a table; each name opens the person. */
export function PeopleTable(props: {
  caption: string;
  people: readonly LocalRecord[];
  /** The name of a person's squad; left out in a squad's own table. */
  squadOf?: ((local: LocalRecord) => string) | undefined;
  hrefOf: (local: LocalRecord) => string;
  thisYear: number;
  tools?: JSX.Element;
}) {
  const contactOf = createContacts();
  return (
    <DeskTable
      heading
      caption={props.caption}
      tools={props.tools}
      sortParam="sort"
      fileName={props.caption}
      rows={props.people}
      columns={[
        {
          key: 'name',
          head: label('name'),
          rowHead: true,
          value: ({ record }) => nameOf(record),
          href: props.hrefOf,
        },
        {
          key: 'role',
          head: label('role'),
          value: (local) => memberRoles.indexOf(roleOf(local)),
          only: 'screen',
          end: true,
          cell: (local) => (
            <span class="row">
              <Show
                when={roleOf(local) !== 'volunteer'}
                fallback={<span class="note">{optionLabel('member', 'role', roleOf(local))}</span>}
              >
                <Pill tone="ok">{optionLabel('member', 'role', roleOf(local))}</Pill>
              </Show>
              <Delivery of={local} />
            </span>
          ),
        },
        ...(props.squadOf ? [{ key: 'squad', head: label('squad'), value: props.squadOf }] : []),
        { key: 'number', head: label('number'), value: text('number') },
        { key: 'phone', head: label('phone'), value: text('phone') },
        {
          key: 'joined',
          only: 'screen',
          head: squad.members.joinedHead,
          value: (local) => contactOf(local.id)?.joined ?? '',
          cell: (local) => {
            const known = contactOf(local.id);
            return known && (known.joined ? formatDay(known.joined, props.thisYear) : squad.members.notJoined);
          },
        },
        {
          key: 'contact',
          only: 'screen',
          head: squad.members.contactHead,
          value: (local) => contactOf(local.id)?.contact ?? '',
          cell: (local) => {
            const day = contactOf(local.id)?.contact;
            return day ? formatDay(day, props.thisYear) : '';
          },
        },
        {
          key: 'roleName',
          head: label('role'),
          only: 'file',
          value: (local) => optionLabel('member', 'role', roleOf(local)),
        },
      ]}
    />
  );
}
