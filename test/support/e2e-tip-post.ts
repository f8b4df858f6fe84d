import { sealTo } from '../../src/client/tips/crypto/age.ts';
import { type CheckedBundle, checkBundle } from '../../src/client/tips/crypto/bundle.ts';
import { sha256Hex, toBase64 } from '../../src/client/tips/crypto/bytes.ts';
import { sealGrant } from '../../src/client/tips/crypto/grant.ts';
import { newIdentity, recipientOf } from '../../src/client/tips/crypto/identity.ts';
import { openLetter, sealLetter } from '../../src/client/tips/crypto/letter.ts';
import { deriveMailbox, type Mailbox } from '../../src/client/tips/crypto/mailbox.ts';
import type { SealedFile } from '../../src/client/tips/crypto/photos.ts';
import type { TipBody, TipContent } from '../../src/client/tips/crypto/schemas.ts';
import { type ReadyTip, sealMessage, sealTip } from '../../src/client/tips/crypto/seal.ts';
import { sealJson } from '../../src/client/tips/crypto/sealed-json.ts';
import { findProof } from '../../src/client/tips/queue/proof.ts';
import { httpTips, type TipTransport } from '../../src/client/tips/queue/transport.ts';
import { dayAt } from '../../src/domain/kernel/day.ts';
import { type Id, randomId } from '../../src/domain/kernel/id.ts';
import { MAX_TIP_CHUNK, PHOTO_CLASSES, TEXT_CLASSES } from '../../src/domain/tips/limits.ts';
import { newReceipt } from '../../src/domain/tips/receipt.ts';
import { TIPS_PATH } from '../../src/protocol/tips/tip.ts';
import type { PreparedOffice } from './e2e-tips.ts';
import { must } from './must.ts';

const random = (n: number) => crypto.getRandomValues(new Uint8Array(n));
const blank: TipContent = { what: '', where: '', when: '', contact: '', behalf: false };

const transportTo = (url: string): TipTransport => httpTips({ base: `${url}${TIPS_PATH}` });

/** What a person is left with. */
export interface PostedTip {
  readonly id: Id;
  readonly receipt: string;
  readonly mailbox: Mailbox;
}

/** Whom the office asks to seal to, checked as a phone checks it. */
async function bundleOf(transport: TipTransport, { instance, fingerprint }: PreparedOffice): Promise<CheckedBundle> {
  const { sealing } = must(await transport.office());
  if (!sealing) throw new Error('the office has no list');
  return must(await checkBundle(sealing, { instance, today: dayAt(Date.now()), pinned: fingerprint }));
}

/** Hands sealed text over with its proof of work, then its photos. */
async function post(
  transport: TipTransport,
  kind: 'tip' | 'message',
  sealed: unknown,
  files: readonly SealedFile[],
  { token }: Mailbox,
): Promise<void> {
  const text = JSON.stringify(sealed);
  const challenge = must(await transport.challenge(await sha256Hex(new TextEncoder().encode(text))));
  const solution = await findProof(challenge);
  if (!solution) throw new Error('no proof was found');
  must(await transport.post(kind, text, { challenge, solution }));
  for (const { id, bytes } of files) {
    for (let at = 0; at < bytes.length; at += MAX_TIP_CHUNK) {
      must(await transport.send(id, token, at, bytes.slice(at, at + MAX_TIP_CHUNK)));
    }
  }
}

/** A tip from a phone without a browser, by the same parts. */
export async function postTip(
  url: string,
  office: PreparedOffice,
  content: Partial<TipContent>,
  photos: readonly Uint8Array[] = [],
): Promise<PostedTip> {
  const transport = transportTo(url);
  const receipt = newReceipt(random);
  const mailbox = await deriveMailbox(receipt, office.instance);
  const bundle = await bundleOf(transport, office);
  const tip = must(await sealTip({ bundle, content: { ...blank, ...content }, photos, receipt, random }));
  await post(transport, 'tip', tip.sealed, tip.files, mailbox);
  return { id: tip.sealed.id, receipt, mailbox };
}

/** The person writes again. @param seq 1 for the first answer */
export async function postAnswer(
  url: string,
  { instance }: PreparedOffice,
  { mailbox }: PostedTip,
  seq: number,
  text: string,
): Promise<void> {
  const transport = transportTo(url);
  const { tip } = must(await transport.mailbox(mailbox.token));
  if (!tip) throw new Error('the mailbox is empty');
  const { recipient } = must(await openLetter({ ...tip, tip: tip.id }, mailbox, instance));
  const place = { instance, tip: tip.id, from: 'person', seq } as const;
  const { macKey, token } = mailbox;
  const { file, mac } = must(await sealMessage({ place, text, photos: [], recipient, macKey, random }));
  await post(transport, 'message', { mailbox: token, seq, file, mac, files: [] }, [], mailbox);
}

/** Sealed by a program of somebody's own, which looks at no photo before it seals it. */
async function sealUnseen(
  bundle: CheckedBundle,
  content: TipContent,
  photo: Uint8Array,
  mailbox: Mailbox,
): Promise<ReadyTip> {
  const { instance, epoch } = bundle;
  const [tip, identity] = [randomId(random), await newIdentity()];
  const recipient = await recipientOf(identity);
  const bytes = must(await sealTo(recipient, photo, PHOTO_CLASSES));
  const file: SealedFile = { id: randomId(random), sha256: await sha256Hex(bytes), bytes };
  const body: TipBody = {
    instance,
    tip,
    content,
    photos: [{ id: file.id, sha256: file.sha256, size: photo.length }],
    reply: mailbox.recipient,
    macKey: toBase64(mailbox.macKey),
  };
  const readers = [...bundle.officers, { key: 'recovery' as const, recipient: bundle.recovery }];
  const grants = await Promise.all(
    readers.map(async (reader) => ({
      key: reader.key,
      file: must(await sealGrant(identity, reader.recipient, { instance, tip })),
    })),
  );
  const sealed = {
    id: tip,
    epoch,
    mailbox: mailbox.tokenHash,
    body: must(await sealJson(recipient, body, TEXT_CLASSES)),
    ...must(await sealLetter(recipient, { instance, tip }, mailbox)),
    grants,
    files: [{ id: file.id, sha256: file.sha256, size: bytes.length }],
  };
  return { sealed, files: [file] };
}

/** A tip whose “photo” is anything at all. */
export async function postHostileTip(
  url: string,
  office: PreparedOffice,
  content: Partial<TipContent>,
  photo: Uint8Array,
): Promise<PostedTip> {
  const transport = transportTo(url);
  const receipt = newReceipt(random);
  const mailbox = await deriveMailbox(receipt, office.instance);
  const { sealed, files } = await sealUnseen(
    await bundleOf(transport, office),
    { ...blank, ...content },
    photo,
    mailbox,
  );
  await post(transport, 'tip', sealed, files, mailbox);
  return { id: sealed.id, receipt, mailbox };
}
