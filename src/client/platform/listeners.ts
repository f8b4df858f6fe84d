import { unexpected } from './unexpected.ts';

/** A set of listeners. An exception of one does not affect the others. */
interface Listeners<T> {
  /** @returns a function that unsubscribes */
  subscribe(listener: (value: T) => void): () => void;
  tell(value: T): void;
  clear(): void;
}

export function makeListeners<T>(): Listeners<T> {
  const all = new Set<(value: T) => void>();
  return {
    subscribe(listener) {
      all.add(listener);
      return () => void all.delete(listener);
    },
    tell(value) {
      for (const listener of all) {
        try {
          listener(value);
        } catch (error) {
          unexpected(error);
        }
      }
    },
    clear: () => all.clear(),
  };
}
