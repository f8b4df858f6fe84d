/** Compresses, where the browser can; undefined where it can not, and the bytes go as they are. */
export async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (typeof CompressionStream === 'undefined') return undefined;
  const { readable, writable } = new CompressionStream('gzip');
  // Written to directly: to make a Blob of the bytes first has the page wait for the browser's process.
  const writer = writable.getWriter();
  const [packed] = await Promise.all([new Response(readable).arrayBuffer(), writer.write(bytes), writer.close()]);
  return new Uint8Array(packed);
}
