import { type KindName, kindOf } from '../../domain/records/kinds/index.ts';
import type { Fields } from '../data/store-types.ts';

/** What is true of this one record only: offering it again would invite a wrong entry. */
const once = new Set(['date', 'member', 'squad', 'title', 'topic', 'note', 'event', 'photos']);

/** The values worth offering the next time: the same village, the same leaflet, the same amount. */
export const rememberable = (kind: KindName, fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => name in kindOf(kind).fields && !once.has(name) && value !== null),
  );
