import { type Accessor, batch, createEffect, createSignal, onCleanup } from 'solid-js';
import type { Store } from '../data/store.ts';
import { useClient } from './context.ts';
import { sameJson } from './same-json.ts';

/** A query of the store; undefined while it cannot be run yet. */
type Query<T> = (store: Store) => Promise<T>;

function watchInto<T>(source: () => Query<T> | undefined, set: (value: T | undefined) => void): void {
  const { store } = useClient();
  createEffect(() => {
    const query = source();
    if (!query) {
      set(undefined);
      return;
    }
    onCleanup(
      store.watch(
        () => query(store),
        (value) => set(value),
        () => set(undefined),
      ),
    );
  });
}

/**
 * Returns the live result of a query: it changes when any tab or a pull writes what it depends on.
 * @param source reads signals and returns the query, which is replaced when a signal changes
 * @returns undefined until the first result
 */
export function createLive<T>(source: () => Query<T> | undefined): Accessor<T | undefined> {
  const [value, setValue] = createSignal<T>();
  watchInto(source, (next) => setValue(() => next));
  return value;
}

interface Row<T> {
  /** Stands for the row while its content changes. */
  readonly shown: T;
  set(value: T): void;
}

/** Makes an object that has the properties of the latest value, reactive on it. Solid's stores would cost the first page 1.6 KB. */
function makeRow<T extends object>(first: T): Row<T> {
  const [value, setValue] = createSignal<T>(first, { equals: sameJson });
  const shown = new Proxy({} as T, {
    get: (_, key) => Reflect.get(value(), key),
    has: (_, key) => Reflect.has(value(), key),
    ownKeys: () => Reflect.ownKeys(value()),
    getOwnPropertyDescriptor: (_, key) => Reflect.getOwnPropertyDescriptor(value(), key),
  });
  return { shown, set: (next) => setValue(() => next) };
}

const isSameList = <T>(a: readonly T[] | undefined, b: readonly T[] | undefined): boolean =>
  a === b || (a?.length === b?.length && (a?.every((row, at) => row === b?.[at]) ?? false));

/** Like createLive for lists: rows keep their identity by id, so that only what changed is redrawn. */
export function createLiveList<T extends { readonly id: string }>(
  source: () => Query<T[]> | undefined,
): Accessor<readonly T[] | undefined> {
  let rows: ReadonlyMap<string, Row<T>> = new Map();
  const [list, setList] = createSignal<readonly T[] | undefined>(undefined, { equals: isSameList });
  watchInto(source, (next) => {
    const renewed = new Map<string, Row<T>>();
    for (const value of next ?? []) renewed.set(value.id, rows.get(value.id) ?? makeRow(value));
    rows = renewed;
    batch(() => {
      for (const value of next ?? []) rows.get(value.id)?.set(value);
      setList(next?.flatMap(({ id }) => rows.get(id)?.shown ?? []));
    });
  });
  return list;
}
