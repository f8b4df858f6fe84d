import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import type { Store } from '../data/store.ts';
import { useClient } from './context.ts';

/** A question to the store; undefined while it cannot be asked yet. */
export type Query<T> = (store: Store) => Promise<T>;

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
 * The answer to a query, kept true: it changes when any tab or a pull writes what it depends on.
 * @param source reads signals and gives the query; a changed signal asks anew
 * @returns undefined until the first answer
 */
export function createLive<T>(source: () => Query<T> | undefined): Accessor<T | undefined> {
  const [value, setValue] = createSignal<T>();
  watchInto(source, (next) => setValue(() => next));
  return value;
}

/** Like createLive for lists: rows that did not change keep their identity, so that only changed ones are drawn. */
export function createLiveList<T extends { readonly id: string }>(
  source: () => Query<T[]> | undefined,
): Accessor<readonly T[] | undefined> {
  const [state, setState] = createStore<{ list: T[] | undefined }>({ list: undefined });
  watchInto(source, (next) => setState('list', reconcile(next, { key: 'id' })));
  return () => state.list;
}
