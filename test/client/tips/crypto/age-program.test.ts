import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWith, sealTo } from '../../../../src/client/tips/crypto/age.ts';
import { newIdentity, recipientOf } from '../../../../src/client/tips/crypto/identity.ts';
import { TEXT_CLASSES } from '../../../../src/domain/tips/limits.ts';
import { unpad } from '../../../../src/domain/tips/padding.ts';
import { ageVersion, runAge, WITHOUT_AGE } from '../../../support/age-program.ts';
import { must } from '../../../support/must.ts';
import { random } from '../../../support/tip-office.ts';

/**
 * Checks our age library against the age program, which has another author and language (Debian's is 1.1.1). Programs
 * before 1.3 know classic recipients only: with them the format, its chunks, the padding of the last one and the header
 * are checked.
 */
const folder = mkdtempSync(join(tmpdir(), 'qingyuan-age-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function keyFile(identity: string): string {
  const path = join(folder, 'key.txt');
  writeFileSync(path, `${identity}\n`);
  return path;
}

const sizes = [0, 1, 65_535, 65_536, 65_537, 131_072, 300_000];

let identity: string;
let recipient: string;
beforeAll(async () => {
  identity = await generateX25519Identity();
  recipient = await identityToRecipient(identity);
});

const version = ageVersion();
if (version === undefined) console.warn(WITHOUT_AGE);

// The program is optional for development, but required in CI.
it.runIf(process.env.CI)('the age program is installed', () => expect(version).toBeDefined());

describe.skipIf(version === undefined)('the age program', () => {
  it('opens a file that the library sealed to a classic recipient', async () => {
    for (const size of sizes) {
      const plain = random(size);
      const encrypter = new Encrypter();
      encrypter.addRecipient(recipient);
      const opened = runAge(['--decrypt', '-i', keyFile(identity)], await encrypter.encrypt(plain));
      expect(opened.stderr).toBe('');
      expect(Buffer.compare(opened.stdout, plain)).toBe(0);
    }
  });

  it('seals a file that the library opens', async () => {
    for (const size of sizes) {
      const plain = random(size);
      const sealed = runAge(['--encrypt', '-r', recipient], plain);
      expect(sealed.stderr).toBe('');
      const decrypter = new Decrypter();
      decrypter.addIdentity(identity);
      expect(Buffer.compare(await decrypter.decrypt(sealed.stdout), plain)).toBe(0);
    }
  });

  it('opens our hybrid files from version 1.3 on, and refuses them clearly before', async () => {
    const [major, minor] = ageVersion() ?? [0, 0];
    const hybrid = await newIdentity();
    const text = new TextEncoder().encode('夜里常有车来');
    const file = must(await sealTo(await recipientOf(hybrid), text, TEXT_CLASSES));
    const opened = runAge(['--decrypt', '-i', keyFile(hybrid)], file);
    if (major > 1 || minor >= 3) {
      expect(unpad(opened.stdout)).toEqual(text);
    } else {
      expect(opened.status).not.toBe(0);
      expect(opened.stderr).toContain('unknown identity type');
      expect(opened.stdout).toHaveLength(0);
    }
  });

  it('seals to our hybrid recipients from version 1.3 on, and looks for a plugin before', async () => {
    const [major, minor] = ageVersion() ?? [0, 0];
    const hybrid = await newIdentity();
    const padded = new Uint8Array(4_096);
    padded.set([0, 0, 0, 2, 0x7b, 0x7d]);
    const sealed = runAge(['--encrypt', '-r', await recipientOf(hybrid)], padded);
    if (major > 1 || minor >= 3) {
      expect(must(await openWith(hybrid, sealed.stdout, TEXT_CLASSES))).toEqual(new TextEncoder().encode('{}'));
    } else {
      expect(sealed.status).not.toBe(0);
      expect(sealed.stderr).toContain('pq plugin');
      expect(sealed.stdout).toHaveLength(0);
    }
  });

  it('does not open a file sealed to another recipient', async () => {
    const file = must(await sealTo(await recipientOf(await newIdentity()), new Uint8Array(5), TEXT_CLASSES));
    const opened = runAge(['--decrypt', '-i', keyFile(identity)], file);
    expect(opened.status).not.toBe(0);
    expect(opened.stderr).toContain('no identity matched');
    expect(opened.stdout).toHaveLength(0);
  });
});
