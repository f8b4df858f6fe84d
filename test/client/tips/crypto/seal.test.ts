import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { deriveMailbox } from '../../../../src/client/tips/crypto/mailbox.ts';
import {
  openBody,
  openCopy,
  openGrant,
  openLetter,
  openNote,
  openPhoto,
  sealCopy,
  sealGrant,
  sealNote,
} from '../../../../src/client/tips/crypto/open.ts';
import type { TipContent } from '../../../../src/client/tips/crypto/schemas.ts';
import { type ReadyTip, sealTip } from '../../../../src/client/tips/crypto/seal.ts';
import { isId } from '../../../../src/domain/kernel/id.ts';
import { sealedClass, sealedSize } from '../../../../src/domain/tips/age-file.ts';
import { GRANT_BYTES, LETTER_BYTES, PHOTO_CLASSES, TEXT_CLASSES } from '../../../../src/domain/tips/limits.ts';
import { newReceipt } from '../../../../src/domain/tips/receipt.ts';
import { SealedTip } from '../../../../src/protocol/tips/tip.ts';
import { makeJpeg, metadataSegments } from '../../../support/jpeg.ts';
import { must } from '../../../support/must.ts';
import {
  flipped,
  makeTipOffice,
  random,
  sealSome,
  type TipOffice,
  tipContent,
  tipInstance,
} from '../../../support/tip-office.ts';

const photos = [makeJpeg({ size: 90_000 }), makeJpeg({ size: 262_140, seed: 2 }), makeJpeg({ size: 300_000, seed: 3 })];
let office: TipOffice;
let tip: ReadyTip & { readonly receipt: string };
beforeAll(async () => {
  office = await makeTipOffice({ officers: 2 });
  tip = await sealSome(office, photos);
});

const name = () => ({ instance: tipInstance, tip: tip.sealed.id });
const grantOf = (key: string): string => tip.sealed.grants.find((grant) => grant.key === key)?.file ?? '';
const secretOf = async (sealed: ReadyTip['sealed']): Promise<string> => {
  const [first] = office.officers;
  const grant = sealed.grants.find(({ key }) => key === first?.key)?.file ?? '';
  return must(await openGrant(grant, first?.identity ?? '', { instance: tipInstance, tip: sealed.id }));
};
const bytesOf = (base64: string): number => Buffer.from(base64, 'base64').length;

describe('a sealed tip', () => {
  it('is opened by each officer and by recovery, with identical photos', async () => {
    for (const { key, identity } of [...office.officers, { ...office.recovery, key: 'recovery' }]) {
      const secret = must(await openGrant(grantOf(key), identity, name()));
      const body = must(await openBody(tip.sealed.body, secret, name()));
      expect(body.content).toEqual(tipContent);
      expect(body.photos.map(({ size }) => size)).toEqual(photos.map(({ length }) => length));
      for (const [i, photo] of body.photos.entries()) {
        const file = tip.files.find(({ id }) => id === photo.id);
        const opened = must(await openPhoto(file?.bytes ?? new Uint8Array(), secret, photo));
        expect(Buffer.compare(opened, photos[i] ?? new Uint8Array())).toBe(0);
      }
    }
  });

  it('matches the protocol, and its sizes reveal only a class', () => {
    const { sealed, files } = tip;
    expect(v.is(SealedTip, sealed)).toBe(true);
    expect(isId(sealed.id) && sealed.id[14]).toBe('4');
    expect(bytesOf(sealed.body)).toBe(sealedSize(4_096));
    expect(bytesOf(sealed.letter)).toBe(sealedSize(LETTER_BYTES));
    expect(sealed.grants.map(({ key }) => key)).toEqual([...office.officers.map(({ key }) => key), 'recovery']);
    for (const { file } of sealed.grants) expect(bytesOf(file)).toBe(sealedSize(GRANT_BYTES));
    expect(files.map(({ bytes }) => sealedClass(bytes.length, PHOTO_CLASSES))).toEqual([262_144, 262_144, 524_288]);
    expect(sealed.files).toEqual(files.map(({ id, sha256, bytes }) => ({ id, sha256, size: bytes.length })));
  });

  it('contains no plain text, neither the receipt code nor its token', async () => {
    const mailbox = await deriveMailbox(tip.receipt, tipInstance);
    const said = JSON.stringify(tip.sealed);
    expect(said).toContain(mailbox.tokenHash);
    for (const secret of [tip.receipt, mailbox.token, mailbox.identity, await secretOf(tip.sealed), '上河村'])
      expect(said).not.toContain(secret);
  });

  it('is never the same twice', async () => {
    const other = await sealSome(office);
    const again = await sealSome(office);
    expect(await secretOf(other.sealed)).not.toBe(await secretOf(again.sealed));
    expect(other.sealed.body).not.toBe(again.sealed.body);
  });

  it('opens for no one else, and its body not with another tip’s secret', async () => {
    const stranger = await makeTipOffice({ officers: 1 });
    const other = await sealSome(office);
    for (const { key } of office.officers)
      expect(await openGrant(grantOf(key), stranger.recovery.identity, name())).toEqual({
        ok: false,
        error: { code: 'cannot_open' },
      });
    expect((await openBody(tip.sealed.body, await secretOf(other.sealed), name())).ok).toBe(false);
  });

  it('is refused with grants, body or letter of another tip or district', async () => {
    const other = await sealSome(office);
    const secret = await secretOf(tip.sealed);
    const mailbox = await deriveMailbox(tip.receipt, tipInstance);
    const elsewhere = [
      { instance: tipInstance, tip: other.sealed.id },
      { instance: 'elsewhere', tip: tip.sealed.id },
    ];
    const [officer] = office.officers;
    for (const wrong of elsewhere) {
      const opened = [
        await openGrant(grantOf(officer?.key ?? ''), officer?.identity ?? '', wrong),
        await openBody(tip.sealed.body, secret, wrong),
      ];
      for (const result of opened) expect(result).toEqual({ ok: false, error: { code: 'cannot_open' } });
      const { letter, letterMac } = tip.sealed;
      expect(await openLetter({ letter, letterMac, tip: wrong.tip }, mailbox, wrong.instance)).toEqual({
        ok: false,
        error: { code: 'mac_wrong' },
      });
    }
  });

  it('can be granted further by any reader', async () => {
    const [colleague] = (await makeTipOffice({ officers: 1 })).officers;
    const secret = await secretOf(tip.sealed);
    const grant = must(await sealGrant(secret, colleague?.recipient ?? '', name()));
    expect(bytesOf(grant)).toBe(sealedSize(GRANT_BYTES));
    expect(must(await openGrant(grant, colleague?.identity ?? '', name()))).toBe(secret);
  });
});

describe('a letter', () => {
  it('names the tip’s recipient to the holder of the receipt code, in any browser', async () => {
    const mailbox = await deriveMailbox(tip.receipt, tipInstance);
    const { id, letter, letterMac } = tip.sealed;
    const { recipient } = must(await openLetter({ letter, letterMac, tip: id }, mailbox, tipInstance));
    const note = must(await sealNote('看过', await secretOf(tip.sealed)));
    expect(must(await openNote(note, await secretOf(tip.sealed)))).toBe('看过');
    const written = must(await sealGrant(mailbox.identity, recipient, name()));
    expect(must(await openGrant(written, await secretOf(tip.sealed), name()))).toBe(mailbox.identity);
  });

  it('is refused if a server wrote it or took it from another tip', async () => {
    const mailbox = await deriveMailbox(tip.receipt, tipInstance);
    const other = await sealSome(office);
    const { id, letter, letterMac } = tip.sealed;
    const tries = [
      { letter: other.sealed.letter, letterMac, tip: id },
      { letter: other.sealed.letter, letterMac: other.sealed.letterMac, tip: id },
      { letter, letterMac: other.sealed.letterMac, tip: id },
      { letter, letterMac: '', tip: id },
      { letter: '', letterMac, tip: id },
    ];
    for (const each of tries)
      expect(await openLetter(each, mailbox, tipInstance)).toEqual({ ok: false, error: { code: 'mac_wrong' } });
  });
});

describe('the content of a tip', () => {
  const seal = (content: TipContent, with_: readonly Uint8Array[] = []) =>
    sealTip({ bundle: office.checked, content, photos: with_, receipt: newReceipt(random), random });

  it('gets a larger size class when longer, and is refused when too long', async () => {
    const medium = must(await seal({ ...tipContent, what: '桶'.repeat(4_000) }));
    expect(bytesOf(medium.sealed.body)).toBe(sealedSize(TEXT_CLASSES[1]));
    expect(await seal({ ...tipContent, what: '桶'.repeat(22_000) })).toEqual({
      ok: false,
      error: { code: 'too_long' },
    });
  });

  it('keeps every character, including JSON syntax and control characters', async () => {
    const what = '"},{"photos":[]\u0000\u202e\ud83d\ude00\n</script>';
    const sealed = must(await seal({ ...tipContent, what, contact: '微信 abc', behalf: true })).sealed;
    const secret = await secretOf(sealed);
    const body = must(await openBody(sealed.body, secret, { instance: tipInstance, tip: sealed.id }));
    expect(body.content).toEqual({ ...tipContent, what, contact: '微信 abc', behalf: true });
  });

  it('is refused with more than five photos, too large ones, or without recipients', async () => {
    const small = makeJpeg();
    expect(await seal(tipContent, Array(6).fill(small))).toEqual({ ok: false, error: { code: 'too_many_photos' } });
    const large = makeJpeg({ size: 4_194_301 });
    expect(await seal(tipContent, [large])).toEqual({ ok: false, error: { code: 'photo_too_large' } });
    const nobody = { ...office.checked, officers: [] };
    expect(
      await sealTip({ bundle: nobody, content: tipContent, photos: [], receipt: newReceipt(random), random }),
    ).toEqual({ ok: false, error: { code: 'no_recipients' } });
  });

  it('is refused with a photo that has metadata or is not a photo', async () => {
    const bad = [
      ...Object.values(metadataSegments).map((extra) => makeJpeg({ extra })),
      new TextEncoder().encode('<svg onload="alert(1)"/>'),
      new Uint8Array(),
    ];
    for (const photo of bad)
      expect(await seal(tipContent, [photo])).toEqual({ ok: false, error: { code: 'not_a_photo' } });
  });
});

describe('a photo', () => {
  it('is refused if swapped, renamed or altered', async () => {
    const secret = await secretOf(tip.sealed);
    const [first, second] = must(await openBody(tip.sealed.body, secret, name())).photos;
    const [file] = tip.files;
    if (!first || !second || !file) throw new Error('the tip has photos');
    const tries = [
      await openPhoto(file.bytes, secret, second),
      await openPhoto(file.bytes, secret, { ...first, size: first.size - 1 }),
      await openPhoto(flipped(file.bytes, 200_000), secret, first),
      await openPhoto(file.bytes.slice(0, -1), secret, first),
    ];
    for (const result of tries) expect(result).toEqual({ ok: false, error: { code: 'cannot_open' } });
  });
});

describe('the office’s copy of its message', () => {
  it('belongs to one message, and is not a note', async () => {
    const secret = await secretOf(tip.sealed);
    const copy = must(await sealCopy('什么颜色的车？', 2, secret));
    expect(must(await openCopy(copy, 2, secret))).toBe('什么颜色的车？');
    const refused = { ok: false, error: { code: 'cannot_open' } };
    expect(await openCopy(copy, 1, secret)).toEqual(refused);
    expect(await openNote(copy, secret)).toEqual(refused);
    expect(await openCopy(must(await sealNote('记', secret)), 2, secret)).toEqual(refused);
  });
});
