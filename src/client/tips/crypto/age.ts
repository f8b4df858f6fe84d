import { Decrypter, Encrypter } from 'age-encryption';
import { ok } from '../../../domain/kernel/result.ts';
import { checkAgeFile } from '../../../domain/tips/age-file.ts';
import { pad, unpad } from '../../../domain/tips/padding.ts';
import type { Bytes } from './bytes.ts';
import { fail, type Sealing } from './failure.ts';
import { isIdentity, isRecipient } from './identity.ts';

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

/** Streams bytes in parts with a pause before each but the first. Encrypting 4 MiB at once would block a slow phone. */
function inParts(bytes: Uint8Array): ReadableStream<Uint8Array> {
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

const collect = async (stream: ReadableStream<Uint8Array>): Promise<Bytes> =>
  new Uint8Array(await new Response(stream as ReadableStream<Bytes>).arrayBuffer());

/**
 * Pads content and encrypts it as an age file to exactly one hybrid recipient. No other number or type of recipients is
 * possible.
 * @param classes sizes to pad to; larger content fails with `too_long`
 */
export async function sealTo(recipient: string, content: Uint8Array, classes: readonly number[]): Sealing<Bytes> {
  if (!isRecipient(recipient)) return fail('no_recipients');
  const plain = pad(content, classes);
  if (!plain) return fail('too_long');
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  try {
    const file = await collect(await encrypter.encrypt(inParts(plain)));
    return checkAgeFile(file, classes).ok ? ok(file) : fail('no_recipients');
  } catch {
    // The text has the right form but is not a valid key.
    return fail('no_recipients');
  }
}

/** Opens a file made by `sealTo`, and refuses any other file. */
export async function openWith(identity: string, file: Uint8Array, classes: readonly number[]): Sealing<Bytes> {
  const checked = checkAgeFile(file, classes);
  if (!checked.ok || !isIdentity(identity)) return fail('cannot_open');
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    const plain = await collect(await decrypter.decrypt(inParts(file)));
    const content = plain.length === checked.value.plain ? unpad(plain) : undefined;
    return content ? ok(content) : fail('cannot_open');
  } catch {
    // A file for someone else, or an altered one.
    return fail('cannot_open');
  }
}
