import type { Bytes } from './bytes.ts';

/** The chunk size of age, in bytes. */
const PART = 65_536;

/** Lets the page's other tasks run. A timer of zero would add some milliseconds each time. */
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/** Streams bytes in parts with a pause before each but the first: encrypting 4 MiB at once would block a slow phone. */
export function inParts(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream(
    {
      async pull(controller) {
        if (at > 0) await turn();
        controller.enqueue(bytes.subarray(at, at + PART));
        at += PART;
        if (at >= bytes.length) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

/** @returns undefined for a stream of another length */
export async function collect(stream: ReadableStream<Uint8Array>, size: number): Promise<Bytes | undefined> {
  const bytes = new Uint8Array(size);
  const reader = stream.getReader();
  let at = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    if (at + next.value.length > size) return undefined;
    bytes.set(next.value, at);
    at += next.value.length;
  }
  return at === size ? bytes : undefined;
}
