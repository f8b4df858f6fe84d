import { unexpected } from './unexpected.ts';

/** Those who want to hear of each new value. One that throws keeps the others from nothing. */
export interface Listeners<T> {
  /** @returns the stop */
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
