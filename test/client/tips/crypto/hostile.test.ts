import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openWith, sealTo } from '../../../../src/client/tips/crypto/age.ts';
import { toBase64, utf8 } from '../../../../src/client/tips/crypto/bytes.ts';
import { newIdentity, recipientOf } from '../../../../src/client/tips/crypto/identity.ts';
import { openBody, openGrant, openNote } from '../../../../src/client/tips/crypto/open.ts';
import { sealJson } from '../../../../src/client/tips/crypto/sealed-json.ts';
import { randomId } from '../../../../src/domain/kernel/id.ts';
import { sealedSize } from '../../../../src/domain/tips/age-file.ts';
import { GRANT_BYTES, TEXT_CLASSES } from '../../../../src/domain/tips/limits.ts';
import { pad } from '../../../../src/domain/tips/padding.ts';
import { must } from '../../../support/must.ts';
import { flipped, random, tipContent, tipInstance } from '../../../support/tip-office.ts';

const CLASSES = [GRANT_BYTES];
const refused = { ok: false, error: { code: 'cannot_open' } };
const name = { instance: tipInstance, tip: randomId(random) };

let identity: string;
let recipient: string;
let file: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  identity = await newIdentity();
  recipient = await recipientOf(identity);
  file = must(await sealTo(recipient, utf8('{"a":1}'), CLASSES));
});

/** Seals bytes as they are, without our padding or rules. */
async function sealRaw(plain: Uint8Array, recipients: readonly string[] = [recipient]): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  for (const each of recipients) encrypter.addRecipient(each);
  return encrypter.encrypt(plain);
}

describe('a sealed file', () => {
  it('does not open with any bit flipped', async () => {
    expect((await openWith(identity, file, CLASSES)).ok).toBe(true);
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.nat(7), async (at, bit) => {
        expect(await openWith(identity, flipped(file, at, bit), CLASSES)).toEqual(refused);
      }),
      { numRuns: 80 },
    );
  });

  it('does not open if truncated, extended or mixed from two files', async () => {
    const other = must(await sealTo(recipient, utf8('{"a":2}'), CLASSES));
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: file.length - 1 }),
        fc.uint8Array({ minLength: 1 }),
        async (at, more) => {
          expect(await openWith(identity, file.slice(0, at), CLASSES)).toEqual(refused);
          expect(await openWith(identity, new Uint8Array([...file, ...more]), CLASSES)).toEqual(refused);
          const mixed = new Uint8Array([...file.subarray(0, at), ...other.subarray(at)]);
          // If the cut lies within the files' common beginning, the result is the other file.
          if (Buffer.compare(mixed, other) !== 0) expect(await openWith(identity, mixed, CLASSES)).toEqual(refused);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('does not open from arbitrary bytes, without an exception', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3_000 }), async (bytes) => {
        expect(await openWith(identity, bytes, CLASSES)).toEqual(refused);
        const dressed = Uint8Array.from(file);
        dressed.set(bytes.subarray(0, 600), 1_627);
        if (bytes.length > 40) expect(await openWith(identity, dressed, CLASSES)).toEqual(refused);
      }),
      { numRuns: 40 },
    ));

  it('does not open with an invalid key or one of another type', async () => {
    const classic = await generateX25519Identity();
    for (const key of ['', 'x', classic, recipient, identity.toLowerCase(), `${identity}Q`, identity.slice(0, -1)])
      expect(await openWith(key, file, CLASSES)).toEqual(refused);
  });

  it('does not open if sealed to several recipients or padded differently', async () => {
    const plain = pad(utf8('{"a":1}'), CLASSES) ?? new Uint8Array();
    const classic = await identityToRecipient(await generateX25519Identity());
    const also = await recipientOf(await newIdentity());
    expect((await openWith(identity, await sealRaw(plain), CLASSES)).ok).toBe(true);
    for (const others of [
      [recipient, classic],
      [recipient, also],
      [classic, recipient],
    ])
      expect(await openWith(identity, await sealRaw(plain, others), CLASSES)).toEqual(refused);
    const behind = Uint8Array.from(plain);
    behind[GRANT_BYTES - 1] = 1;
    const lengthened = Uint8Array.from(plain);
    lengthened.set([255, 255, 255, 255]);
    for (const wrong of [behind, lengthened, plain.slice(0, -1), new Uint8Array(), new Uint8Array(100_000)])
      expect(await openWith(identity, await sealRaw(wrong), CLASSES)).toEqual(refused);
  });

  it('does not open with a size of another class', async () => {
    const text = must(await sealTo(recipient, utf8('x'), TEXT_CLASSES));
    expect(text.length).toBe(sealedSize(4_096));
    expect(await openWith(identity, text, CLASSES)).toEqual(refused);
  });

  it('is sealed only to a hybrid recipient', async () => {
    const classic = await identityToRecipient(await generateX25519Identity());
    const wrong = ['', 'age1', classic, identity, `${recipient} `, recipient.toUpperCase(), 'age1pq1'];
    for (const each of wrong)
      expect(await sealTo(each, utf8('x'), CLASSES)).toEqual({ ok: false, error: { code: 'no_recipients' } });
  });
});

describe('sealed content from a hostile author', () => {
  const body = () => ({
    ...name,
    content: tipContent,
    photos: [],
    reply: recipient,
    macKey: toBase64(new Uint8Array(32)),
  });
  const open = async (value: unknown) => openBody(must(await sealJson(recipient, value, TEXT_CLASSES)), identity, name);
  const photo = { id: randomId(random), sha256: 'a'.repeat(64), size: 5 };

  it('is read if it is valid', async () => {
    expect(await open(body())).toEqual({ ok: true, value: body() });
    expect((await open({ ...body(), photos: Array(5).fill(photo) })).ok).toBe(true);
  });

  it('is refused with a missing, extra or mistyped field', async () => {
    const { macKey: _, ...withoutKey } = body();
    const wrong: unknown[] = [
      null,
      [],
      'text',
      7,
      {},
      withoutKey,
      { ...body(), extra: 1 },
      { ...body(), content: { ...tipContent, extra: '' } },
      { ...body(), content: { ...tipContent, what: ['x'] } },
      { ...body(), content: { ...tipContent, behalf: 'true' } },
      { ...body(), tip: 'constructor' },
      { ...body(), macKey: '' },
      { ...body(), macKey: toBase64(new Uint8Array(31)) },
      { ...body(), reply: 'javascript:alert(1)' },
      { ...body(), reply: `${recipient.slice(0, -1)}b` },
      { ...body(), photos: Array(6).fill(photo) },
      { ...body(), photos: [{ ...photo, id: '../../office/tips' }] },
      { ...body(), photos: [{ ...photo, sha256: 'A'.repeat(64) }] },
      ...[0, -1, 1.5, 4_194_305, '5', null].map((size) => ({ ...body(), photos: [{ ...photo, size }] })),
    ];
    for (const value of wrong) expect(await open(value)).toEqual(refused);
  });

  it('cannot reach prototypes', async () => {
    const text = JSON.stringify(body()).replace('{', '{"__proto__":{"polluted":1},');
    const sealed = toBase64(must(await sealTo(recipient, utf8(text), TEXT_CLASSES)));
    expect(await openBody(sealed, identity, name)).toEqual(refused);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('is refused if it is not JSON in UTF-8', async () => {
    const texts = [utf8(''), utf8('{'), utf8('['.repeat(60_000)), utf8('\ufeff'), new Uint8Array([0x22, 0xff, 0x22])];
    for (const bytes of texts) {
      const sealed = toBase64(must(await sealTo(recipient, bytes, TEXT_CLASSES)));
      expect(await openBody(sealed, identity, name)).toEqual(refused);
      expect(await openNote(sealed, identity)).toEqual(refused);
    }
  });

  it('is refused in a grant without a hybrid secret', async () => {
    const classic = await generateX25519Identity();
    for (const wrong of ['', classic, recipient.slice(0, 100), identity.toLowerCase(), 7]) {
      const grant = must(await sealJson(recipient, { ...name, identity: wrong }, CLASSES));
      expect(await openGrant(grant, identity, name)).toEqual(refused);
    }
  });

  it('is refused if it is not Base64', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        expect(await openBody(text, identity, name)).toEqual(refused);
      }),
    ));
});
