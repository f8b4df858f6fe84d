/** IndexedDB whose connections can be got at. */
export function watchedIndexedDB(): { readonly connections: IDBDatabase[]; readonly factory: IDBFactory } {
  const connections: IDBDatabase[] = [];
  const factory: IDBFactory = {
    cmp: (a, b) => indexedDB.cmp(a, b),
    databases: () => indexedDB.databases(),
    deleteDatabase: (name) => indexedDB.deleteDatabase(name),
    open(name, version) {
      const request = indexedDB.open(name, version);
      request.addEventListener('success', () => connections.push(request.result));
      return request;
    },
  };
  return { connections, factory };
}
