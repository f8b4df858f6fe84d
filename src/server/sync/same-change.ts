import type { Change } from '../../domain/change.ts';
import { readFields } from '../../domain/reading/fields.ts';

/** JSON with its keys in order: a stored change comes back with them in another. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

const contentOf = ({ record, kind, clock, base, fields }: Change): string =>
  canonical([record, kind, clock, base, readFields(kind, fields)]);

/**
 * Do two changes under one id say the same? The device and its number may differ: a cloned phone takes a new device id
 * and sends again what may have arrived under the old one. Texts are compared as they are read today: an older release of
 * the server kept them as they were typed.
 */
export const isSameChange = (a: Change, b: Change): boolean => contentOf(a) === contentOf(b);
