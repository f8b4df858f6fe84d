interface Watching {
  /** Called when the tables of a new database are about to be made. */
  readonly onMaking?: () => void;
}

/** IndexedDB whose connections can be got at. */
export function watchedIndexedDB({ onMaking = () => {} }: Watching = {}): {
  readonly connections: IDBDatabase[];
  readonly factory: IDBFactory;
} {
  const connections: IDBDatabase[] = [];
  const factory: IDBFactory = {
    cmp: (a, b) => indexedDB.cmp(a, b),
    databases: () => indexedDB.databases(),
    deleteDatabase: (name) => indexedDB.deleteDatabase(name),
    open(name, version) {
      const request = indexedDB.open(name, version);
      request.addEventListener('upgradeneeded', onMaking);
      request.addEventListener('success', () => connections.push(request.result));
      return request;
    },
  };
  return { connections, factory };
}

/** The next transaction of a connection ends as it does when the browser closes that in the midst of it. */
export function breakNext(connection: IDBDatabase | undefined): void {
  if (!connection) throw new Error('no connection');
  const own = connection as { transaction?: IDBDatabase['transaction'] };
  own.transaction = (...given) => {
    delete own.transaction;
    const transaction = connection.transaction(...given);
    queueMicrotask(() => transaction.abort());
    return transaction;
  };
}
