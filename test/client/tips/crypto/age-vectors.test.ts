import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { armor, Decrypter } from 'age-encryption';
import * as vectors from 'cctv-age';
import { describe, expect, it } from 'vitest';
import { openWith } from '../../../../src/client/tips/crypto/age.ts';
import { sealedSize } from '../../../../src/domain/tips/age-file.ts';
import { GRANT_BYTES, PHOTO_CLASSES, TEXT_CLASSES } from '../../../../src/domain/tips/limits.ts';

/**
 * C2SP's test vectors for age, from their author's npm package. The library must accept the valid ones and refuse the
 * others. `openWith` accepts none of them, since none has our padding.
 */
interface Vector {
  readonly name: string;
  readonly said: (key: string) => readonly string[];
  readonly file: Uint8Array;
}

function read(name: string, bytes: Uint8Array): Vector {
  const buffer = Buffer.from(bytes);
  const end = buffer.indexOf('\n\n');
  const lines = buffer.subarray(0, end).toString().split('\n');
  const said = (key: string) =>
    lines.filter((line) => line.startsWith(`${key}: `)).map((line) => line.slice(key.length + 2));
  const body = buffer.subarray(end + 2);
  return { name, said, file: new Uint8Array(said('compressed').includes('zlib') ? inflateSync(body) : body) };
}

async function open({ said, file }: Vector): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  for (const identity of said('identity')) decrypter.addIdentity(identity);
  for (const passphrase of said('passphrase')) decrypter.addPassphrase(passphrase);
  const bytes = said('armored').includes('yes') ? armor.decode(new TextDecoder().decode(file)) : file;
  return decrypter.decrypt(bytes);
}

const all = Object.entries<Uint8Array>({ ...vectors }).map(([name, bytes]) => read(name, bytes));
const hybrid = all.filter(({ said }) => said('identity').some((key) => key.startsWith('AGE-SECRET-KEY-PQ-1')));

describe('C2SP’s test vectors', () => {
  it('include the hybrid ones', () => {
    expect(all.length).toBeGreaterThan(140);
    expect(hybrid.length).toBeGreaterThan(15);
  });

  it.each(all.map((vector) => [vector.name, vector] as const))('%s', async (_, vector) => {
    const [expected] = vector.said('expect');
    if (expected === 'success') {
      const payload = createHash('sha256')
        .update(await open(vector))
        .digest('hex');
      expect(payload).toBe(vector.said('payload')[0]);
    } else {
      await expect(open(vector)).rejects.toThrow();
    }
  });

  it('are refused by `openWith` without an exception', async () => {
    for (const { name, said, file } of all) {
      const [identity = ''] = said('identity');
      const plain = [file.length - sealedSize(0) + 16, GRANT_BYTES, ...TEXT_CLASSES, ...PHOTO_CLASSES];
      expect([name, await openWith(identity, file, plain)]).toEqual([
        name,
        { ok: false, error: { code: 'cannot_open' } },
      ]);
    }
  });
});
