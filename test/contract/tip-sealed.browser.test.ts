import { expect, it } from 'vitest';
import { checkBundle, makeRoot, signBundle } from '../../src/client/tips/crypto/bundle.ts';
import { newIdentity, recipientOf } from '../../src/client/tips/crypto/identity.ts';
import { deriveMailbox } from '../../src/client/tips/crypto/mailbox.ts';
import { openBody, openGrant } from '../../src/client/tips/crypto/open.ts';
import type { TipContent } from '../../src/client/tips/crypto/schemas.ts';
import { sealTip } from '../../src/client/tips/crypto/seal.ts';
import { makeTipSender } from '../../src/client/tips/queue/sender.ts';
import { openTipStore } from '../../src/client/tips/queue/store.ts';
import { httpTips } from '../../src/client/tips/queue/transport.ts';
import { randomId } from '../../src/domain/kernel/id.ts';
import { newReceipt } from '../../src/domain/tips/receipt.ts';
import type { SealedTip } from '../../src/protocol/tips/tip.ts';
import { makeJpeg } from '../support/jpeg.ts';
import { must } from '../support/must.ts';

const random = (n: number) => crypto.getRandomValues(new Uint8Array(n));
const today = '2026-11-27';
const instance = 'district';

const content: TipContent = {
  what: 'canary what 夜里常有车来',
  where: 'canary where 旧砖窑',
  when: 'canary when',
  contact: 'canary contact 13800000000',
  behalf: false,
};

async function makeOffice() {
  const [officer, recovery, { root, secret }] = await Promise.all([newIdentity(), newIdentity(), makeRoot()]);
  const key = randomId(random);
  const officers = [{ key, recipient: await recipientOf(officer) }];
  const bundle = { instance, epoch: 1, from: today, until: today, officers, recovery: await recipientOf(recovery) };
  const signed = await signBundle(secret, bundle);
  return { officer, key, checked: must(await checkBundle({ signed, root }, { instance, today })) };
}

/** Bytes as text, one character each. */
function textOf(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return text;
}

/** Every row of every table, as text: strings as they are, bytes one by one. */
async function everythingIn(name: string): Promise<string> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const tables = [...database.objectStoreNames];
  const rows = await Promise.all(
    tables.map(
      (table) =>
        new Promise<unknown[]>((resolve) => {
          const request = database.transaction(table).objectStore(table).getAll();
          request.onsuccess = () => resolve(request.result);
        }),
    ),
  );
  database.close();
  return JSON.stringify(rows, (_, value: unknown) =>
    value instanceof ArrayBuffer ? textOf(new Uint8Array(value)) : value,
  );
}

it('a sealed tip lies on the phone as ciphertext, and is the whole tip to an officer', async () => {
  const name = `sealed-${crypto.randomUUID()}`;
  const store = openTipStore(name, { mark: () => {} });
  const office = await makeOffice();
  const receipt = newReceipt(random);
  const photo = makeJpeg({ size: 60_000, seed: 4 });
  const tip = must(await sealTip({ bundle: office.checked, content, photos: [photo], receipt, random }));
  const mailbox = await deriveMailbox(receipt, instance);
  // Not started: it waits.
  const sender = makeTipSender({
    store,
    transport: httpTips(),
    solve: async () => undefined,
    now: Date.now,
    random,
    schedule: () => () => {},
  });
  must(await sender.enqueue(tip, mailbox));

  const hay = await everythingIn(name);
  expect(hay.length).toBeGreaterThan(262_144);
  const picture = textOf(photo.slice(20_000, 20_040));
  const secrets = [receipt, mailbox.identity, 'AGE-SECRET-KEY', btoa(textOf(mailbox.macKey)), picture];
  const words = [...Object.values(content).filter((text) => typeof text === 'string'), 'canary', '夜里', '13800000000'];
  for (const needle of [...secrets, ...words]) {
    const utf8 = textOf(new TextEncoder().encode(needle));
    for (const form of [needle, utf8, encodeURIComponent(needle)]) {
      expect(hay).not.toContain(JSON.stringify(form).slice(1, -1));
    }
  }
  // It is looked for in the right place, and in the right way.
  expect(hay).toContain(mailbox.token);
  expect(hay).toContain('age-encryption.org/v1');

  const [item] = await store.items();
  const sealed = JSON.parse(item?.sealed ?? '') as SealedTip;
  const place = { instance, tip: sealed.id };
  const grant = sealed.grants.find(({ key }) => key === office.key);
  const identity = must(await openGrant(grant?.file ?? '', office.officer, place));
  expect(must(await openBody(sealed.body, identity, place)).content).toEqual(content);
  store.close();
});
