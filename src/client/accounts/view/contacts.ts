import { createMemo } from 'solid-js';
import type { Id } from '../../../domain/kernel/id.ts';
import type { ContactList } from '../../../protocol/accounts/contacts.ts';
import { squad } from '../../records/words/squad.ts';
import { fetchContacts } from '../../state/office-client.ts';
import { createPolled } from '../../state/polled.ts';
import { formatDay } from '../../words/format.ts';

type Contact = ContactList['members'][number];

/** Returns when a member joined, and the day of the last contact; undefined until it is known. */
export function createContacts(): (member: Id) => Contact | undefined {
  const contacts = createPolled(() => fetchContacts);
  const known = createMemo(() => new Map(contacts.value()?.members.map((each) => [each.member, each])));
  return (member) => known().get(member);
}

/** 3月12日加入 · 最近联系 11月28日; 还没加入. */
export function contactText({ joined, contact }: Contact, thisYear: number): string {
  if (joined === null) return squad.members.notJoined;
  const parts = [squad.members.joined(formatDay(joined, thisYear))];
  if (contact) parts.push(squad.members.contact(formatDay(contact, thisYear)));
  return parts.join(' · ');
}
