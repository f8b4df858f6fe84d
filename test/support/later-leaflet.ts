import type { Kind, SchemaStep } from '../../src/domain/records/kind.ts';
import { kinds } from '../../src/domain/records/kinds/registry.ts';

/** A leaflet's schema three releases on; what it says now is what the first release says. */
export const LATER_SCHEMA = 4;

const steps: readonly SchemaStep[] = [
  { renamed: { count: 'amount', weather: null } },
  { renamed: { amount: 'quantity', remark: 'note' } },
  { renamed: { minutes: 'hours' }, values: { hours: (minutes) => Number(minutes) / 60 } },
];

/**
 * Makes this process one of a release that knows leaflets of four schemas.
 * @returns a function that undoes it
 */
export function useLaterLeaflet(): () => void {
  const { schema, steps: before }: Pick<Kind, 'schema' | 'steps'> = kinds.leaflet;
  Object.assign(kinds.leaflet, { schema: LATER_SCHEMA, steps });
  return () => void Object.assign(kinds.leaflet, { schema, steps: before });
}
