import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import type { Store } from '../data/store.ts';
import { useClient } from './context.ts';

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

/** Like createLive for lists: unchanged rows keep their identity, so that only changed ones are redrawn. */
export function createLiveList<T extends { readonly id: string }>(
  source: () => Query<T[]> | undefined,
): Accessor<readonly T[] | undefined> {
  const [state, setState] = createStore<{ list: T[] | undefined }>({ list: undefined });
  watchInto(source, (next) => setState('list', reconcile(next, { key: 'id' })));
  return () => state.list;
}
