import { type Accessor, createMemo } from 'solid-js';
import type { Id } from '../../domain/kernel/id.ts';
import { itemsIn } from '../../domain/records/field.ts';
import { kindOf, references } from '../../domain/records/kinds/index.ts';
import { type FoldedRecord, nameOf, textField } from '../../domain/records/record.ts';
import type { Store } from '../data/store.ts';
import { createLive } from '../state/live.ts';

/** Names of referenced records, queried once for a whole list. */
export interface Names {
  /** The name of a place, member, squad, material or event; undefined while loading or if the phone lacks it. */
  name(id: Id | undefined): string | undefined;
  /** A place with its town, such as 清水镇 石岭村. */
  place(id: Id | undefined): string | undefined;
}

interface Named {
  readonly name: string;
  readonly parent: Id | undefined;
}

/** Places nest at most this deep: town, village, group. */
const MAX_DEPTH = 4;

async function load(store: Store, wanted: readonly Id[]): Promise<ReadonlyMap<Id, Named>> {
  const known = new Map<Id, Named>();
  let ids = [...new Set(wanted)];
  for (let depth = 0; depth < MAX_DEPTH && ids.length; depth++) {
    const parents: Id[] = [];
    for (const local of await store.records(ids)) {
      if (!local) continue;
      const { record } = local;
      const isIn = references.find(({ kind, to }) => kind === record.kind && to === record.kind);
      const parent = isIn && textField(record, isIn.field);
      known.set(local.id, { name: nameOf(record) ?? '', parent });
      if (parent) parents.push(parent);
    }
    ids = [...new Set(parents)].filter((id) => !known.has(id));
  }
  return known;
}

/** Returns the ids that a record refers to. */
export function referencesOf(record: FoldedRecord): Id[] {
  const single = references.flatMap(({ kind, field }) => {
    const id = kind === record.kind ? textField(record, field) : undefined;
    return id ? [id] : [];
  });
  const lists = Object.entries(kindOf(record.kind).fields).filter(([, { type }]) => type === 'list');
  return [...single, ...lists.flatMap(([field]) => itemsIn(record.fields[field]))];
}

/** Live names of all references in some records. */
export const createNames = (records: Accessor<readonly FoldedRecord[]>): Names =>
  createNamesOf(() => records().flatMap(referencesOf));

/** Live names of some ids. */
export function createNamesOf(ids: Accessor<readonly Id[]>): Names {
  // Joined as text, so that a redrawn list with the same references runs no new query.
  const wanted = createMemo(() => [...new Set(ids())].sort().join(' '));
  const known = createLive(() => {
    const list = wanted();
    return list ? (store) => load(store, list.split(' ')) : undefined;
  });
  const path = (id: Id | undefined, depth: number): string | undefined => {
    const place = id === undefined ? undefined : known()?.get(id);
    if (!place) return undefined;
    const above = depth < MAX_DEPTH ? path(place.parent, depth + 1) : undefined;
    return above ? `${above} ${place.name}` : place.name;
  };
  return {
    name: (id) => (id === undefined ? undefined : known()?.get(id)?.name),
    place: (id) => path(id, 0),
  };
}
