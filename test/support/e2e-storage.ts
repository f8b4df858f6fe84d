import type { Page } from 'playwright';

/** All that this site keeps in the browser, as text; bytes in hex. Unlike files on the disk, nothing here is compressed. */
export const siteStorage = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    const asText = (value: unknown): string =>
      JSON.stringify(value, (_, part: unknown) => {
        if (part instanceof ArrayBuffer) return hex(new Uint8Array(part));
        return ArrayBuffer.isView(part) ? hex(new Uint8Array(part.buffer, part.byteOffset, part.byteLength)) : part;
      });
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const parts = [asText({ ...localStorage }), asText({ ...sessionStorage }), document.cookie, location.href, name];
    for (const { name: base = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(base));
      for (const table of database.objectStoreNames) {
        const store = database.transaction(table).objectStore(table);
        const [keys, values] = [await done(store.getAllKeys()), await done(store.getAll())];
        parts.push(`${base}.${table}: ${asText(keys)} ${asText(values)}`);
      }
      database.close();
    }
    for (const cache of await caches.keys()) {
      const open = await caches.open(cache);
      for (const request of await open.keys()) {
        parts.push(`${cache}: ${request.url} ${(await (await open.match(request))?.text()) ?? ''}`);
      }
    }
    return parts.join('\n');
  });
