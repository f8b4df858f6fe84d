import { openGrant } from '../../client/tips/crypto/grant.ts';
import { recipientOf } from '../../client/tips/crypto/identity.ts';
import { deriveMailbox, type Mailbox } from '../../client/tips/crypto/mailbox.ts';
import { sealMessage, sealTip } from '../../client/tips/crypto/seal.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { newReceipt } from '../../domain/tips/receipt.ts';
import type { ServerContext } from '../../server/platform/context.ts';
import { allOrNothing } from '../../server/tips/all-or-nothing.ts';
import { sha256 } from '../../server/tips/hash.ts';
import { messageHandler } from '../../server/tips/message-handler.ts';
import { tipHandler } from '../../server/tips/tip-handler.ts';
import type { TipPlan } from '../words/tips.ts';
import { done } from './done.ts';
import type { DemoOffice } from './office-keys.ts';

/** A tip that the demo has sent, with the secrets of its person and its officers. */
export interface SentTip {
  readonly id: Id;
  readonly receipt: string;
  readonly mailbox: Mailbox;
  /** The tip's own secret, as the administrator's grant contains it. */
  readonly identity: string;
}

/** Seals a tip as a phone does and stores it by the server's rules, without proof of work. */
export async function sendTip(
  context: ServerContext,
  { bundle, administrator }: DemoOffice,
  { what, where = '', when = '', contact = '', behalf = false }: TipPlan,
): Promise<SentTip> {
  const { random } = context;
  const receipt = newReceipt(random);
  const content = { what, where, when, contact, behalf };
  const { sealed } = done(await sealTip({ bundle, content, photos: [], receipt, random }));
  const hash = sha256(JSON.stringify(sealed));
  done(await allOrNothing(context, (within) => tipHandler.write(within, sealed, hash)));
  const grant = sealed.grants.find(({ key }) => key === administrator.id)?.file ?? '';
  const name = { instance: bundle.instance, tip: sealed.id };
  return {
    id: sealed.id,
    receipt,
    mailbox: await deriveMailbox(receipt, bundle.instance),
    identity: done(await openGrant(grant, administrator.identity, name)),
  };
}

/** Sends another message from the person. @param seq 1 for the first answer */
export async function sendAnswer(
  context: ServerContext,
  { id, mailbox, identity }: SentTip,
  seq: number,
  text: string,
): Promise<void> {
  const message = done(
    await sealMessage({
      place: { instance: context.district, tip: id, from: 'person', seq },
      text,
      photos: [],
      recipient: await recipientOf(identity),
      macKey: mailbox.macKey,
      random: context.random,
    }),
  );
  const sealed = { mailbox: mailbox.token, seq, file: message.file, mac: message.mac, files: [] };
  const hash = sha256(JSON.stringify(sealed));
  done(await allOrNothing(context, (within) => messageHandler.write(within, sealed, hash)));
}
