import { createHash, randomBytes } from 'node:crypto';
import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import { newIdentity, recipientOf } from '../../../src/client/tips/crypto/identity.ts';
import { deriveMailbox, type Mailbox } from '../../../src/client/tips/crypto/mailbox.ts';
import type { SealedFile } from '../../../src/client/tips/crypto/photos.ts';
import { makeRoot, signBundle } from '../../../src/client/tips/crypto/root.ts';
import type { TipContent } from '../../../src/client/tips/crypto/schemas.ts';
import { type ReadyTip, sealMessage, sealTip } from '../../../src/client/tips/crypto/seal.ts';
import { addDays, dayAt } from '../../../src/domain/kernel/day.ts';
import { type Id, randomId } from '../../../src/domain/kernel/id.ts';
import { MAX_TIP_CHUNK } from '../../../src/domain/tips/limits.ts';
import { newReceipt } from '../../../src/domain/tips/receipt.ts';
import {
  type KeyBundle,
  MAILBOX_HEADER,
  type MailboxResponse,
  type Proof,
  type SealedMessage,
  TIPS_PATH,
} from '../../../src/protocol/tips/tip.ts';
import type { ServerContext } from '../../../src/server/platform/context.ts';
import { makeJpeg } from '../../support/jpeg.ts';
import { must } from '../../support/must.ts';
import { type Sent, seedPeople, startTestServer, type TestServer } from '../platform/http/harness.ts';

export const random = (n: number): Uint8Array => new Uint8Array(randomBytes(n));
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Words that may appear only inside sealed content. */
export const content: TipContent = {
  what: '金丝雀：有人在旧砖厂夜里交易',
  where: '旧砖厂',
  when: '上周六夜里',
  contact: '13800000000',
  behalf: false,
};

/** An office's keys, as stored on the officers' devices. */
export interface Office {
  readonly bundle: KeyBundle;
  readonly officers: readonly { readonly key: Id; readonly identity: string }[];
  readonly recovery: string;
  readonly root: { readonly root: string; readonly secret: string; readonly fingerprint: string };
}

/** Makes keys for some officers, and a bundle for a quarter. */
export async function makeOffice(instance: string, today: string, officers = 2, epoch = 1): Promise<Office> {
  const keys = await Promise.all(
    Array.from({ length: officers }, async () => {
      const identity = await newIdentity();
      return { key: randomId(random), identity, recipient: await recipientOf(identity) };
    }),
  );
  const recovery = await newIdentity();
  const bundle: KeyBundle = {
    instance,
    epoch,
    from: today,
    until: addDays(today, 91),
    officers: keys.map(({ key, recipient }) => ({ key, recipient })),
    recovery: await recipientOf(recovery),
  };
  return { bundle, officers: keys.map(({ key, identity }) => ({ key, identity })), recovery, root: await makeRoot() };
}

/** Stores an office's bundle, as the desk does after its checks. */
export async function storeBundle(
  { db, district }: ServerContext,
  { bundle, root }: Office,
  member: Id,
): Promise<void> {
  const signed = await signBundle(root.secret, bundle);
  await db
    .insertInto('tip_key')
    .values(bundle.officers.map(({ key, recipient }) => ({ district, id: key, member, recipient, made: bundle.from })))
    .execute();
  await db.insertInto('tip_root').values({ district, root: root.root }).execute();
  await db
    .insertInto('tip_bundle')
    .values({
      district,
      epoch: bundle.epoch,
      starts: bundle.from,
      ends: bundle.until,
      keys: bundle.officers.map(({ key }) => key),
      ...signed,
    })
    .execute();
}

/** Makes an office and stores its bundle. */
export async function officeOf(context: ServerContext, member: Id): Promise<Office> {
  const office = await makeOffice(context.district, dayAt(context.now()));
  await storeBundle(context, office, member);
  return office;
}

/** Starts a server whose office has stored its bundle. */
export async function startTips(): Promise<{ test: TestServer; office: Office; sender: Sender }> {
  const test = await startTestServer();
  const { members } = await seedPeople(test.context);
  return { test, office: await officeOf(test.context, members.officer), sender: senderTo(test) };
}

let photosMade = 0;

/** Makes a unique photo of a given size. */
export const photo = (size: number): Uint8Array => makeJpeg({ size, seed: ++photosMade });

export interface SentTip extends ReadyTip {
  readonly receipt: string;
  readonly mailbox: Mailbox;
}

export async function seal(office: Office, photos: readonly Uint8Array[] = []): Promise<SentTip> {
  const receipt = newReceipt(random);
  const bundle = { ...office.bundle, fingerprint: office.root.fingerprint };
  const tip = must(await sealTip({ bundle, content, photos, receipt, random }));
  return { ...tip, receipt, mailbox: await deriveMailbox(receipt, office.bundle.instance) };
}

/** Seals a message from the person to a tip. */
export async function sealAnswer(
  office: Office,
  { sealed, mailbox }: SentTip,
  { seq, text = '就是那里', photos = [] }: { seq: number; text?: string; photos?: readonly Uint8Array[] },
): Promise<{ readonly message: SealedMessage; readonly files: readonly SealedFile[] }> {
  const message = must(
    await sealMessage({
      place: { instance: office.bundle.instance, tip: sealed.id, from: 'person', seq },
      text,
      photos,
      recipient: office.bundle.recovery,
      macKey: mailbox.macKey,
      random,
    }),
  );
  const files = message.files.map(({ id, sha256, bytes }) => ({ id, sha256, size: bytes.length }));
  return {
    message: { mailbox: mailbox.token, seq, file: message.file, mac: message.mac, files },
    files: message.files,
  };
}

/** A phone's requests, without a session. */
export interface Sender {
  challenge(hash: string): Promise<Challenge>;
  prove(text: string): Promise<Proof>;
  /** @param path '' for a tip, '/messages' for a message */
  post(sealed: unknown, options?: { readonly proof?: Proof; readonly path?: string }): Promise<Response>;
  offset(file: Id, token: string): Promise<Response>;
  chunk(file: Id, token: string, offset: number, bytes: Uint8Array, headers?: Sent['headers']): Promise<Response>;
  /** Sends all of a photo; returns the last answer. */
  upload(file: SealedFile, token: string): Promise<Response>;
  mailbox(token: string): Promise<Response>;
  open(token: string): Promise<NonNullable<MailboxResponse['tip']>>;
}

/** @param address whose rate limits count */
export function senderTo({ send }: Pick<TestServer, 'send'>, address = '198.51.100.7'): Sender {
  const ask = (path: string, sent: Sent = {}) =>
    send(`${TIPS_PATH}${path}`, { ...sent, headers: { 'x-forwarded-for': address, ...sent.headers } });
  const sender: Sender = {
    async challenge(hash) {
      const answer = await ask('/challenge', { json: { hash } });
      if (!answer.ok) throw new Error(`challenge answered ${answer.status}`);
      return ((await answer.json()) as { challenge: Challenge }).challenge;
    },
    async prove(text) {
      const challenge = await sender.challenge(sha256(text));
      const solution = await solveChallenge({ challenge, deriveKey });
      if (!solution) throw new Error('no proof was found');
      const { parameters, signature = '' } = challenge;
      return { challenge: { parameters: { ...parameters }, signature }, solution };
    },
    async post(sealed, { proof, path = '' } = {}) {
      const text = typeof sealed === 'string' ? sealed : JSON.stringify(sealed);
      return ask(path, { json: { sealed: text, proof: proof ?? (await sender.prove(text)) } });
    },
    offset: (file, token) => ask(`/files/${file}`, { headers: { [MAILBOX_HEADER]: token } }),
    chunk: (file, token, offset, bytes, headers = {}) =>
      ask(`/files/${file}`, {
        method: 'PATCH',
        headers: {
          [MAILBOX_HEADER]: token,
          'upload-offset': String(offset),
          'content-type': 'application/offset+octet-stream',
          ...headers,
        },
        body: new Uint8Array(bytes),
      }),
    async upload({ id, bytes }, token) {
      let last = await sender.chunk(id, token, 0, bytes.subarray(0, MAX_TIP_CHUNK));
      for (let at = MAX_TIP_CHUNK; at < bytes.length && last.ok; at += MAX_TIP_CHUNK) {
        last = await sender.chunk(id, token, at, bytes.subarray(at, at + MAX_TIP_CHUNK));
      }
      return last;
    },
    mailbox: (token) => ask('/mailbox', { json: { mailbox: token } }),
    async open(token) {
      const { tip } = (await (await sender.mailbox(token)).json()) as MailboxResponse;
      if (!tip) throw new Error('the mailbox is empty');
      return tip;
    },
  };
  return sender;
}

/** Returns `200 taken`, or `422 tip_refused size_wrong`. */
export async function outcome(answer: Response): Promise<string> {
  const body = (await answer.json()) as { taken?: boolean; error?: { code: string; detail?: string } };
  return [answer.status, body.taken ? 'taken' : '', body.error?.code, body.error?.detail].filter(Boolean).join(' ');
}
