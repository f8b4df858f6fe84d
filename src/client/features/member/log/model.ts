import type { Id } from '../../../../domain/kernel/id.ts';
import type { ActivityName } from '../../../../domain/records/kinds/index.ts';
import { kindOf } from '../../../../domain/records/kinds/index.ts';
import { reachOf } from '../../../../domain/records/permission.ts';
import { textField } from '../../../../domain/records/record.ts';
import type { Store } from '../../../data/store.ts';
import type { Identity } from '../../../data/store-types.ts';
import type { FormModel } from '../../../records/form/form-model.ts';
import { formFields } from '../../../records/form/layout.ts';
import type { FormDays, LogForm } from './createForm.ts';

/** The fields of a kind's form that the user may set. A leader may name a teammate, the office a squad. */
export function fieldsFor(kind: ActivityName, identity: Identity): string[] {
  const reach = reachOf(identity.actor.role, `write:${kind}`);
  return formFields(kindOf(kind)).filter(
    (field) => (field !== 'member' || reach === 'squad') && (field !== 'squad' || reach === 'district'),
  );
}

/** Builds what the inputs of a form need. */
export const modelOf = (
  kind: ActivityName,
  form: LogForm,
  identity: Identity,
  { today, lastDay, isClockWrong }: FormDays,
  isNew: boolean,
  recentPlaces: readonly Id[],
): FormModel => ({
  kind,
  values: form.values,
  set: form.set,
  error: form.error,
  get today() {
    return today();
  },
  get lastDay() {
    return lastDay();
  },
  isNew,
  get isClockWrong() {
    return isClockWrong();
  },
  recentPlaces,
  squad: identity.actor.squad ?? undefined,
  self: { id: identity.actor.member, name: identity.actor.name },
});

/** Records examined for recent places, and how many places are offered. */
const MAX_EXAMINED = 40;
const RECENT = 5;

/** The places of a member's last records, latest first. */
export async function recentPlaces(store: Store, member: Id): Promise<Id[]> {
  const places = (await store.recordsOf(member, MAX_EXAMINED)).flatMap(
    ({ record }) => textField(record, 'place') ?? [],
  );
  return [...new Set(places)].slice(0, RECENT);
}
