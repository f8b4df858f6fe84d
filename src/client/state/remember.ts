import { type KindName, kindOf } from '../../domain/records/kinds/index.ts';
import type { Fields } from '../data/store-types.ts';

/** Fields that belong to one record only; offering them again would cause wrong entries. */
const once = new Set(['date', 'member', 'squad', 'title', 'topic', 'note', 'event', 'photos']);

/** Returns the values worth offering next time: the same village, leaflet, amount. */
export const rememberable = (kind: KindName, fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => name in kindOf(kind).fields && !once.has(name) && value !== null),
  );
