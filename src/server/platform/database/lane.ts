/** Statements that go one after the other over a transaction's connection, while other work is done beside them. */
export interface Lane {
  /** Queues a statement; after one that failed, no other is begun. */
  add(statement: () => Promise<void>): void;
  /** Resolves when all that was queued has ended. @throws what failed first */
  done(): Promise<void>;
}

export function makeLane(): Lane {
  let last = Promise.resolve();
  return {
    add(statement) {
      last = last.then(statement);
      // Whoever waits learns of a failure; until then it is no news.
      last.catch(() => undefined);
    },
    done: () => last,
  };
}
