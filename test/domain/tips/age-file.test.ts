import { armor, Encrypter, generateHybridIdentity, generateX25519Identity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  AGE_HEADER_BYTES,
  checkAgeFile,
  checkAgeHeader,
  sealedClass,
  sealedSize,
} from '../../../src/domain/tips/age-file.ts';
import { GRANT_BYTES, LETTER_BYTES, PHOTO_CLASSES, TEXT_CLASSES } from '../../../src/domain/tips/limits.ts';

let hybrid: string;
let otherHybrid: string;
let classic: string;
beforeAll(async () => {
  hybrid = await identityToRecipient(await generateHybridIdentity());
  otherHybrid = await identityToRecipient(await generateHybridIdentity());
  classic = await identityToRecipient(await generateX25519Identity());
});

async function seal(recipients: readonly string[], plain: number): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return encrypter.encrypt(new Uint8Array(plain).fill(1));
}

const faultOf = (bytes: Uint8Array, classes: readonly number[] = TEXT_CLASSES) => {
  const checked = checkAgeFile(bytes, classes);
  return checked.ok ? 'ok' : checked.error;
};

describe('checkAgeFile', () => {
  it('accepts files by age-encryption for one hybrid recipient, at the predicted size', async () => {
    for (const plain of [GRANT_BYTES, LETTER_BYTES, ...TEXT_CLASSES, ...PHOTO_CLASSES.slice(0, 2)]) {
      const file = await seal([hybrid], plain);
      expect(file.length).toBe(sealedSize(plain));
      expect(checkAgeFile(file, [plain])).toEqual({ ok: true, value: { plain } });
      expect(checkAgeHeader(file.subarray(0, AGE_HEADER_BYTES)).ok).toBe(true);
      expect(faultOf(file, [plain + 1])).toBe('size_wrong');
    }
  });

  it('knows the size of files whose last chunk is partial or empty', async () => {
    for (const plain of [0, 1, 65_535, 65_537, 131_072])
      expect((await seal([hybrid], plain)).length).toBe(sealedSize(plain));
  });

  it('refuses classic X25519, two recipients, mixed kinds, a passphrase', async () => {
    const passphrase = new Encrypter();
    passphrase.setPassphrase('correct horse');
    passphrase.setScryptWorkFactor(4);
    const files = [
      await seal([classic], 4096),
      await seal([hybrid, otherHybrid], 4096),
      await seal([hybrid, classic], 4096),
      await seal([classic, hybrid], 4096),
      await seal([], 4096),
      await passphrase.encrypt(new Uint8Array(4096)),
    ];
    expect(files.map((file) => faultOf(file))).toEqual(files.map(() => 'other_recipients'));
  });

  it('refuses armor, plain text and empty input', async () => {
    const file = await seal([hybrid], 4096);
    const armored = new TextEncoder().encode(armor.encode(file));
    for (const bytes of [armored, new TextEncoder().encode('{"what":"…"}'), new Uint8Array(), new Uint8Array(5765)])
      expect(faultOf(bytes)).toBe('not_age');
  });

  it('refuses files cut or extended at any offset', async () => {
    const file = await seal([hybrid], 4096);
    fc.assert(
      fc.property(fc.nat(file.length - 1), (length) => {
        expect(faultOf(file.slice(0, length))).not.toBe('ok');
      }),
    );
    const longer = new Uint8Array(file.length + 1);
    longer.set(file);
    expect(faultOf(longer)).toBe('size_wrong');
  });

  it('refuses another spelling of the same header', async () => {
    const file = await seal([hybrid], 4096);
    const text = String.fromCharCode(...file.subarray(0, AGE_HEADER_BYTES));
    const respelt = [
      text.replace('v1\n', 'v2\n'),
      text.replace('\n->', '\r\n->'),
      text.replace('-> mlkem768x25519 ', '-> MLKEM768x25519 '),
      text.replace(/(.)\n--- /, '=\n--- '),
      // Unused bits of Base64.
      text.replace(/.\n(?=[^\n]{43}\n---)/, 'B\n'),
      text.replace(/.\n$/, 'B\n'),
      text.replace('\n--- ', '\n\n--- '),
      text.replace('x25519 ', 'x25519  '),
      text.replace('--- ', '---  '),
    ];
    for (const header of respelt) {
      expect(header).not.toBe(text);
      const bytes = new Uint8Array(file.length + header.length - text.length);
      bytes.set(Uint8Array.from(header, (c) => c.charCodeAt(0)));
      bytes.set(file.subarray(AGE_HEADER_BYTES), header.length);
      expect(faultOf(bytes)).not.toBe('ok');
    }
  });

  it('never throws for any bytes', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4000 }), (bytes) => {
        expect(faultOf(bytes)).not.toBe('ok');
      }),
    ));
});

describe('sealedClass', () => {
  it('finds the class of a size, and no two classes share one', () => {
    const classes = [GRANT_BYTES, ...TEXT_CLASSES, ...PHOTO_CLASSES];
    expect(classes.map((plain) => sealedClass(sealedSize(plain), classes))).toEqual(classes);
    expect(sealedClass(sealedSize(4096) + 1, classes)).toBeUndefined();
  });
});
