import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_TIP_CHUNK } from '../../../src/domain/tips/limits.ts';
import { MAILBOX_HEADER } from '../../../src/protocol/tips/tip.ts';
import { codeOf, type TestServer } from '../platform/http/harness.ts';
import { type Office, outcome, photo, random, type Sender, type SentTip, seal, sha256, startTips } from './fixture.ts';

let test: TestServer;
let office: Office;
let sender: Sender;

beforeAll(async () => {
  ({ test, office, sender } = await startTips());
});
afterAll(() => test.close());

async function sent(photos: readonly Uint8Array[]): Promise<SentTip> {
  const tip = await seal(office, photos);
  expect(await outcome(await sender.post(tip.sealed))).toBe('200 taken');
  return tip;
}

const fileOf = ({ files }: SentTip, at = 0) => {
  const file = files[at];
  if (!file) throw new Error('the tip has no such photo');
  return file;
};

const offsetOf = async ({ mailbox }: SentTip, id: string): Promise<number> =>
  Number((await sender.offset(id, mailbox.token)).headers.get('upload-offset') ?? Number.NaN);

const stored = async (id: string): Promise<Buffer> => {
  const parts = await test.context.db
    .selectFrom('tip_part')
    .where('file', '=', id)
    .select('bytes')
    .orderBy('start')
    .execute();
  return Buffer.concat(parts.map(({ bytes }) => bytes));
};

describe('a sealed photo', () => {
  it('arrives in chunks, and is then no longer missing', async () => {
    const tip = await sent([photo(500_000), photo(100)]);
    const file = fileOf(tip);
    expect(await offsetOf(tip, file.id)).toBe(0);
    const last = await sender.upload(file, tip.mailbox.token);
    expect([last.status, last.headers.get('upload-offset')]).toEqual([204, String(file.bytes.length)]);
    expect(await offsetOf(tip, file.id)).toBe(file.bytes.length);
    expect((await stored(file.id)).equals(file.bytes)).toBe(true);
    expect((await sender.open(tip.mailbox.token)).missing).toEqual([fileOf(tip, 1).id]);
    const again = await sender.post(tip.sealed);
    expect(await again.json()).toEqual({ taken: true, missing: [fileOf(tip, 1).id] });
    // Nothing can be appended.
    expect(await codeOf(await sender.chunk(file.id, tip.mailbox.token, file.bytes.length, random(5_000)))).toBe(
      'too_large',
    );
  });

  it('resumes where it was cut, and keeps the received bytes', async () => {
    const tip = await sent([photo(200_000)]);
    const { id, bytes } = fileOf(tip);
    const { port } = new URL(test.server.url);
    const socket = connect(Number(port), 'localhost');
    await once(socket, 'connect');
    const head = [
      `PATCH /api/tips/files/${id} HTTP/1.1`,
      'host: localhost',
      'content-type: application/offset+octet-stream',
      'upload-offset: 0',
      `${MAILBOX_HEADER}: ${tip.mailbox.token}`,
      `content-length: ${MAX_TIP_CHUNK}`,
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    await new Promise<void>((resolve) => socket.write(bytes.subarray(0, 100_000), () => resolve()));
    await expect.poll(() => socket.writableLength).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 200));
    socket.destroy();
    await expect.poll(() => offsetOf(tip, id), { timeout: 10_000 }).toBe(100_000);
    let at = 100_000;
    while (at < bytes.length) {
      const answer = await sender.chunk(id, tip.mailbox.token, at, bytes.subarray(at, at + MAX_TIP_CHUNK));
      expect(answer.status).toBe(204);
      at = Number(answer.headers.get('upload-offset'));
    }
    expect((await sender.open(tip.mailbox.token)).missing).toEqual([]);
  });

  it('accepts one of two concurrent chunks at one offset', async () => {
    const tip = await sent([photo(300_000)]);
    const { id, bytes } = fileOf(tip);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => sender.chunk(id, tip.mailbox.token, 0, bytes.subarray(0, MAX_TIP_CHUNK))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409, 409, 409, 409]);
    expect(await offsetOf(tip, id)).toBe(MAX_TIP_CHUNK);
  });

  it('requires the mailbox and its headers', async () => {
    const tip = await sent([photo(100)]);
    const { id, bytes } = fileOf(tip);
    const other = 'ef'.repeat(32);
    const chunk = bytes.subarray(0, 8_192);
    expect(await codeOf(await sender.offset(id, other))).toBe('not_found');
    expect(await codeOf(await sender.chunk(id, other, 0, chunk))).toBe('not_found');
    expect((await sender.offset(id, 'short')).status).toBe(400);
    expect((await sender.chunk(id, tip.mailbox.token, 0, chunk, { 'upload-offset': '-1' })).status).toBe(400);
    expect((await sender.chunk(id, tip.mailbox.token, 0, chunk, { 'content-type': 'image/jpeg' })).status).toBe(415);
    expect((await sender.chunk(id, tip.mailbox.token, 0, random(MAX_TIP_CHUNK + 1))).status).toBe(413);
    expect((await sender.chunk(id, tip.mailbox.token, 0, random(100))).status).toBe(400);
    expect((await sender.chunk(id, tip.mailbox.token, 5, chunk)).status).toBe(409);
    expect(await offsetOf(tip, id)).toBe(0);
  });

  it('is deleted if it differs from the announcement, and may be sent again', async () => {
    const tip = await sent([photo(100)]);
    const file = fileOf(tip);
    const bad = new Uint8Array(file.bytes);
    bad[5_000] = (bad[5_000] ?? 0) ^ 1;
    expect(await outcome(await sender.upload({ ...file, bytes: bad }, tip.mailbox.token))).toBe(
      '422 tip_refused hash_mismatch',
    );
    expect(await stored(file.id)).toHaveLength(0);
    expect(await offsetOf(tip, file.id)).toBe(0);
    expect((await sender.upload(file, tip.mailbox.token)).status).toBe(204);
    expect((await sender.open(tip.mailbox.token)).missing).toEqual([]);
  });

  it('is deleted if it is not sealed, even as announced', async () => {
    const tip = await seal(office, [photo(100)]);
    const file = fileOf(tip);
    const plain = new Uint8Array(random(file.bytes.length));
    const sealed = { ...tip.sealed, files: [{ id: file.id, sha256: sha256(plain), size: plain.length }] };
    expect(await outcome(await sender.post(sealed))).toBe('200 taken');
    expect(await outcome(await sender.upload({ ...file, bytes: plain }, tip.mailbox.token))).toBe(
      '422 tip_refused not_sealed',
    );
    expect(await stored(file.id)).toHaveLength(0);
  });
});
