import { type Id, type RandomBytes, randomId } from '../../../domain/kernel/id.ts';
import { ok } from '../../../domain/kernel/result.ts';
import { TEXT_CLASSES } from '../../../domain/tips/limits.ts';
import type { Grant, SealedTip } from '../../../protocol/tips/tip.ts';
import type { CheckedBundle } from './bundle.ts';
import { toBase64 } from './bytes.ts';
import { fail, type Sealing } from './failure.ts';
import { sealGrant, type TipName } from './grant.ts';
import { newIdentity, recipientOf } from './identity.ts';
import { sealLetter } from './letter.ts';
import { deriveMailbox } from './mailbox.ts';
import { announce, type SealedFile, sealPhotos } from './photos.ts';
import type { TipBody, TipContent } from './schemas.ts';
import { sealJson } from './sealed-json.ts';

export { sealMessage } from './message.ts';
export { announce } from './photos.ts';

/** A tip ready for the queue: only ciphertext and public numbers. */
export interface ReadyTip {
  readonly sealed: SealedTip;
  readonly files: readonly SealedFile[];
}

/** Seals the tip's secret to each officer of the list and to recovery. */
async function sealGrants(bundle: CheckedBundle, identity: string, name: TipName): Sealing<readonly Grant[]> {
  const readers: readonly { readonly key: Id; readonly recipient: string }[] = [
    ...bundle.officers,
    { key: 'recovery', recipient: bundle.recovery },
  ];
  const grants: Grant[] = [];
  for (const { key, recipient } of readers) {
    const file = await sealGrant(identity, recipient, name);
    if (!file.ok) return file;
    grants.push({ key, file: file.value });
  }
  return ok(grants);
}

/**
 * Seals a tip on the person's device. The result holds only ciphertext, ids and sizes. The tip's secret is only in the
 * grants, and the receipt code is in none of it.
 * @param receipt in canonical form
 * @param photos JPEGs without metadata
 */
export async function sealTip({
  bundle,
  content,
  photos,
  receipt,
  random,
}: {
  readonly bundle: CheckedBundle;
  readonly content: TipContent;
  readonly photos: readonly Uint8Array[];
  readonly receipt: string;
  readonly random: RandomBytes;
}): Sealing<ReadyTip> {
  if (bundle.officers.length === 0) return fail('no_recipients');
  const { instance, epoch } = bundle;
  const tip = randomId(random);
  const [mailbox, identity] = await Promise.all([deriveMailbox(receipt, instance), newIdentity()]);
  const recipient = await recipientOf(identity);

  const sealed = await sealPhotos(photos, recipient, random);
  if (!sealed.ok) return sealed;
  const { files, names } = sealed.value;
  const written: TipBody = {
    instance,
    tip,
    content,
    photos: names,
    reply: mailbox.recipient,
    macKey: toBase64(mailbox.macKey),
  };
  const body = await sealJson(recipient, written, TEXT_CLASSES);
  if (!body.ok) return body;
  const letter = await sealLetter(recipient, { instance, tip }, mailbox);
  if (!letter.ok) return letter;
  const grants = await sealGrants(bundle, identity, { instance, tip });
  if (!grants.ok) return grants;

  return ok({
    sealed: {
      id: tip,
      epoch,
      mailbox: mailbox.tokenHash,
      body: body.value,
      ...letter.value,
      grants: [...grants.value],
      files: announce(files),
    },
    files,
  });
}
