import { readFields } from '../../domain/reading/fields.ts';
import type { Change } from '../../domain/records/change.ts';
import { canonicalJson } from '../platform/canonical-json.ts';

/** Without its clock, and the date that may have come from it: a phone corrects both before it sends a change. */
function contentOf({ record, kind, fields }: Change): string {
  const { date: _, ...said } = readFields(kind, fields);
  return canonicalJson([record, kind, said]);
}

/**
 * Do two changes under one id say the same? The device and its number may differ: a cloned phone takes a new device id
 * and sends again what may have arrived under the old one. So may the clock and the date, where two phones with the same
 * unsent change learned at different times that their clock had been wrong. Texts are compared as they are read today: an
 * older release of the server kept them as they were typed.
 */
export const isSameChange = (a: Change, b: Change): boolean => contentOf(a) === contentOf(b);
