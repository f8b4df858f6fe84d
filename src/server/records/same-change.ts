import { readFields } from '../../domain/reading/fields.ts';
import type { Change } from '../../domain/records/change.ts';
import { canonicalJson } from '../platform/canonical-json.ts';

/**
 * Serializes a change without its clock, and without the date that may have come from it. A phone corrects both before
 * sending.
 */
function contentOf({ record, kind, fields }: Change): string {
  const { date: _, ...said } = readFields(kind, fields);
  return canonicalJson([record, kind, said]);
}

/**
 * Tells whether two changes with one id have the same content. Device and number may differ: a cloned phone takes a
 * new device id and sends again what may have arrived under the old one. Clock and date may differ: two phones with
 * the same unsent change may learn at different times that their clock was wrong. Texts are normalized first, since
 * older servers stored them as typed.
 */
export const isSameChange = (a: Change, b: Change): boolean => contentOf(a) === contentOf(b);
