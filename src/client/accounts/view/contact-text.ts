import type { ContactList } from '../../../protocol/accounts/contacts.ts';
import { squad } from '../../records/words/squad.ts';
import { formatDay } from '../../words/format.ts';

/** 3月12日加入 · 最近联系 11月28日; 还没加入. */
export function contactText({ joined, contact }: ContactList['members'][number], thisYear: number): string {
  if (joined === null) return squad.members.notJoined;
  const parts = [squad.members.joined(formatDay(joined, thisYear))];
  if (contact) parts.push(squad.members.contact(formatDay(contact, thisYear)));
  return parts.join(' · ');
}
