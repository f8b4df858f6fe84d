import { type Clock, laterClock, nextClock } from '../domain/kernel/clock.ts';
import { type Id, newId } from '../domain/kernel/id.ts';
import type { Change } from '../domain/records/change.ts';
import type { FieldValue } from '../domain/records/field.ts';
import { kindOf } from '../domain/records/kinds/index.ts';
import type { Draft, Step } from './draft.ts';
import type { Random } from './random.ts';

/** A member's phone. */
interface Phone {
  readonly device: Id;
  last: Clock;
  readonly changes: Change[];
}

const latest = (clocks: Readonly<Record<string, Clock>>, but = ''): Clock =>
  Object.entries(clocks).reduce((last, [field, clock]) => (field === but ? last : laterClock(last, clock)), '');

/** Returns the fields that a step writes. A review names the content clock of what it reviews. */
const fieldsOf = ({ fields, review }: Step, clocks: Readonly<Record<string, Clock>>): Record<string, FieldValue> =>
  review ? { ...fields, review: { ...review, of: latest(clocks, 'review') } } : { ...fields };

/**
 * Makes the changes of the members' phones from the drafts. Each phone numbers its changes without gaps in clock order,
 * and names the clocks of the values it saw.
 * @returns by member; each list in the order of sending
 */
export function changesOf(drafts: readonly Draft[], random: Random): ReadonlyMap<Id, readonly Change[]> {
  const phones = new Map<Id, Phone>();
  const phoneOf = (member: Id, at: number): Phone => {
    const known = phones.get(member);
    if (known) return known;
    const phone: Phone = { device: newId(at, random.bytes), last: '', changes: [] };
    phones.set(member, phone);
    return phone;
  };
  const clocksOf = new Map<Id, Record<string, Clock>>();
  const steps = drafts.flatMap((draft) => draft.steps.map((step, index) => ({ draft, step, first: index === 0 })));
  // Stable sort: steps at one moment keep the order of the drafts.
  steps.sort((a, b) => a.step.at - b.step.at);

  for (const { draft, step, first } of steps) {
    const phone = phoneOf(step.by, step.at);
    const before = clocksOf.get(draft.id) ?? {};
    const fields = fieldsOf(step, before);
    const clock = nextClock(phone.last, step.at, phone.device, latest(before));
    const seen = Object.keys(fields).flatMap((name) => (before[name] ? [[name, [before[name]]] as const] : []));
    phone.last = clock;
    phone.changes.push({
      id: first ? draft.id : newId(step.at, random.bytes),
      device: phone.device,
      deviceSeq: phone.changes.length + 1,
      record: draft.id,
      kind: draft.kind,
      schema: kindOf(draft.kind).schema,
      clock,
      base: Object.fromEntries(seen),
      fields,
    });
    clocksOf.set(draft.id, { ...before, ...Object.fromEntries(Object.keys(fields).map((name) => [name, clock])) });
  }
  return new Map([...phones].map(([member, { changes }]) => [member, changes]));
}
