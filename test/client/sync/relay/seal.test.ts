import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { ChangeRow } from '../../../../src/client/data/idb/rows.ts';
import type { KeptRelayKey } from '../../../../src/client/data/store-types.ts';
import { fitting, fromBase64, sealChanges, toBase64 } from '../../../../src/client/sync/relay/seal.ts';
import { MAX_RELAY_BYTES, SealedFile } from '../../../../src/protocol/relay/relay.ts';
import { relayKey } from '../../../../src/server/relay/relay-key.ts';
import { openSealed } from '../../../../src/server/relay/relay-open.ts';
import { id, leaflet } from '../../../contract/store-world.ts';
import { must } from '../../../support/must.ts';

const SECRET = randomBytes(32).toString('base64url');
const [district, device, member] = ['qingyuan', id(), id()];
const keyOf = (holder = { district, device, member }): KeptRelayKey => ({ ...relayKey(SECRET, holder), ...holder });
const random = (n: number) => new Uint8Array(randomBytes(n));

const saved = (deviceSeq: number, from = device, fields = {}): ChangeRow => ({
  ...leaflet(fields),
  device: from,
  deviceSeq,
  clock: '000000001-0000-000000000001',
  base: {},
  state: 'unsent',
  order: deviceSeq,
  savedAt: 0,
});

async function seal(changes: readonly ChangeRow[], key = keyOf()): Promise<SealedFile> {
  const file = await sealChanges({ key, district, random }, changes);
  if (!file) throw new Error('nothing was sealed');
  // As it comes out of a file.
  return v.parse(SealedFile, JSON.parse(JSON.stringify(file)));
}

/** Another character in the place of one. */
const bent = (text: string, at: number): string =>
  `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;

describe('a sealed file', () => {
  it('is opened by the server whose secret the key came from', async () => {
    const changes = [saved(1, device, { note: '上村一组，雨' }), saved(2)];
    const content = must(await openSealed(SECRET, await seal(changes)));
    expect(content.batches).toMatchObject([
      { device, changes: [{ id: changes[0]?.id, seq: 1, fields: { note: '上村一组，雨' } }, { id: changes[1]?.id }] },
    ]);
  });

  it('keeps the order of saving across a renewed device id, under the key that the phone has', async () => {
    const newer = id();
    const content = must(await openSealed(SECRET, await seal([saved(1), saved(1, newer), saved(2)])));
    expect(content.batches.map((batch) => [batch.device, batch.changes.length])).toEqual([
      [device, 1],
      [newer, 1],
      [device, 1],
    ]);
  });

  it('says nothing of its content to whoever carries it, and is another each time', async () => {
    const changes = [saved(1, device, { note: '青石村' })];
    const [first, second] = [await seal(changes), await seal(changes)];
    expect(JSON.stringify(first)).not.toContain('青石村');
    expect(JSON.stringify(first)).not.toContain(changes[0]?.id);
    expect(first.sealed).not.toBe(second.sealed);
  });

  it('is unknown to another server, and under another name', async () => {
    const file = await seal([saved(1)]);
    expect(await openSealed('another secret of another server', file)).toEqual({
      ok: false,
      error: 'relay_unknown_key',
    });
    expect(await openSealed(SECRET, { ...file, member: id() })).toEqual({ ok: false, error: 'relay_unknown_key' });
    expect(await openSealed(SECRET, { ...file, device: id() })).toEqual({ ok: false, error: 'relay_unknown_key' });
  });

  it('is damaged when anything of it was altered or cut off', async () => {
    const file = await seal([saved(1), saved(2)]);
    const damaged = { ok: false, error: 'relay_damaged' };
    const packing = file.packing === 'gzip' ? 'none' : 'gzip';
    expect(await openSealed(SECRET, { ...file, packing })).toEqual(damaged);
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.boolean(), async (n, isNonce) => {
        const at = n % (isNonce ? file.nonce.length : file.sealed.length - 2);
        const altered = isNonce ? { ...file, nonce: bent(file.nonce, at) } : { ...file, sealed: bent(file.sealed, at) };
        // The last characters of base64 hold bits that mean nothing.
        if (toBase64(fromBase64(altered.sealed)) === toBase64(fromBase64(file.sealed)) && !isNonce) return;
        expect(await openSealed(SECRET, altered)).toEqual(damaged);
        expect(await openSealed(SECRET, { ...file, sealed: file.sealed.slice(0, at - (at % 4)) })).toEqual(damaged);
      }),
    );
  });

  it('holds a part of very many changes rather than be too large', async () => {
    const many = Array.from({ length: 12_000 }, (_, i) => saved(i + 1, device, { note: '长'.repeat(300) }));
    const kept = fitting(many);
    expect(kept.length).toBeGreaterThan(1_000);
    expect(kept.length).toBeLessThanOrEqual(10_000);
    expect(kept).toEqual(many.slice(0, kept.length));
    expect(JSON.stringify(await seal(kept)).length).toBeLessThan(MAX_RELAY_BYTES);
  });
});
