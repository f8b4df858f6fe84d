import { failureCodes } from '../../src/domain/kernel/failure.ts';
import {
  everyMember,
  everyone,
  fieldWork,
  memberRoles,
  nobody,
  officeWork,
  organizerWork,
  roles,
} from '../../src/domain/kernel/role.ts';
import type { Unit } from '../../src/domain/records/figure.ts';
import { contribute } from '../../src/domain/records/figure.ts';
import type { Kind } from '../../src/domain/records/kind.ts';
import { kinds } from '../../src/domain/records/kinds/registry.ts';
import { sessionDays } from '../../src/server/accounts/lifetime.ts';
import { learnKinds } from './later-kinds.ts';

/**
 * Makes this process one of a later release: two kinds, a role, a code, a field and a figure more. Import it before
 * anything else, since tables are derived from the definitions when they load.
 */
learnKinds();

export const LATER_ROLE = 'coordinator';
for (const list of [roles, memberRoles]) (list as unknown as string[]).push(LATER_ROLE);
for (const table of [nobody, officeWork, organizerWork]) Object.assign(table, { [LATER_ROLE]: 'none' });
for (const table of [fieldWork, everyMember, everyone]) Object.assign(table, { [LATER_ROLE]: 'own' });

Object.assign(sessionDays, { [LATER_ROLE]: 180 });

export const LATER_CODE = 'quota_exceeded';
(failureCodes as unknown as string[]).push(LATER_CODE);

/** As many leaflets are refused with the later code. */
export const REFUSED_QUANTITY = 666;

const { leaflet } = kinds;
const { contributions } = leaflet;
Object.assign(leaflet.fields, { weather: { type: 'text', max: 40 } });
Object.assign(leaflet.figures, { 'leaflet.rain': 'copy' satisfies Unit });
Object.assign(leaflet, {
  contributions: (values: Record<string, unknown>) => [
    ...contributions(values as Parameters<Kind['contributions']>[0]),
    ...contribute(['leaflet.rain', values.weather === 'rain' ? 1 : 0]),
  ],
  check: ({ quantity }: { quantity: number }) =>
    quantity === REFUSED_QUANTITY ? { code: LATER_CODE, field: 'quantity' } : undefined,
});
