import { createSignal, For, Show } from 'solid-js';
import { yearOf } from '../../../../domain/kernel/day.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import { type FoldedRecord, textField } from '../../../../domain/records/record.ts';
import { contactText, createContacts } from '../../../accounts/view/contacts.ts';
import type { Invitation } from '../../../accounts/view/InviteDialog.tsx';
import { NamesakesNotice } from '../../../accounts/view/NamesakesNotice.tsx';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { compareNames } from '../../../records/compare-names.ts';
import { optionLabel } from '../../../records/kind-words.ts';
import { createToday } from '../../../records/today.ts';
import { squad } from '../../../records/words/squad.ts';
import { createReferences } from '../../../state/records.ts';
import { common } from '../../../words/common.ts';

const text = (record: FoldedRecord, field: string): string => textField(record, field) ?? '';

/** Names shown at first; a tap shows the rest. */
const FIRST = 8;

/** The squad's members with buttons to call and invite them, and to invite a new member. */
export function MembersCard(props: { squad: Id; squadName: string; onInvite: (invitation: Invitation) => void }) {
  const today = createToday();
  const [all, setAll] = createSignal(false);
  const members = createReferences('member', () => props.squad);
  const contacts = createContacts();
  const contactOf = (id: Id) => {
    const known = contacts(id);
    return known && contactText(known, yearOf(today()));
  };
  const sorted = () =>
    [...(members() ?? [])].sort((a, b) => compareNames(text(a.record, 'name'), text(b.record, 'name')));
  const shown = () => (all() ? sorted() : sorted().slice(0, FIRST));
  const newcomer = (): Invitation => ({
    title: squad.invite.forNew(props.squadName),
    request: { role: 'volunteer', squad: props.squad },
  });
  const forMember = (id: Id, name: string): Invitation => ({
    title: squad.invite.forMember(name),
    request: { role: 'volunteer', squad: props.squad, member: id },
  });
  return (
    <Card title={squad.members.title(sorted().length)}>
      <Button look="primary" icon="qr" onClick={() => props.onInvite(newcomer())}>
        {squad.invite.new}
      </Button>
      <Show
        when={sorted().length}
        fallback={
          <p>
            {squad.members.empty} <span class="note">{squad.members.emptyHint}</span>
          </p>
        }
      >
        <NamesakesNotice members={sorted().map(({ record }) => record)} mayEdit={false} />
        <List>
          <For each={shown()}>
            {({ id, record }) => (
              <ListItem
                title={text(record, 'name')}
                detail={
                  <>
                    {[optionLabel('member', 'role', text(record, 'role')), text(record, 'number')]
                      .filter(Boolean)
                      .join(' · ')}
                    <span class="member-contact">{contactOf(id)}</span>
                  </>
                }
                trailing={
                  <span class="member-actions">
                    <Show when={text(record, 'phone')}>
                      {(phone) => (
                        <LinkButton
                          look="quiet"
                          icon="phone"
                          href={`tel:${phone().replace(/\s/g, '')}`}
                          aria-label={squad.members.call(text(record, 'name'))}
                        />
                      )}
                    </Show>
                    <Show when={text(record, 'role') === 'volunteer'}>
                      <Button
                        look="quiet"
                        icon="qr"
                        aria-label={squad.members.invite(text(record, 'name'))}
                        onClick={() => props.onInvite(forMember(id, text(record, 'name')))}
                      />
                    </Show>
                  </span>
                }
              />
            )}
          </For>
        </List>
        <Show when={shown().length < sorted().length}>
          <Button onClick={() => setAll(true)}>{common.action.showAll}</Button>
        </Show>
      </Show>
    </Card>
  );
}
