import { createCipheriv, randomBytes, randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ChangeRow } from '../../../src/client/data/idb/rows.ts';
import { sealChanges } from '../../../src/client/sync/relay/seal.ts';
import type { Actor } from '../../../src/domain/kernel/actor.ts';
import { failureCodes } from '../../../src/domain/kernel/failure.ts';
import type { Id } from '../../../src/domain/kernel/id.ts';
import { contentClock } from '../../../src/domain/records/record.ts';
import {
  MAX_RELAY_CHANGES,
  MAX_RELAY_CONTENT_BYTES,
  RELAY_FORMAT,
  RELAY_VERSION,
  RelayResponse,
  SealedFile,
  sealedWith,
} from '../../../src/protocol/relay/relay.ts';
import type { WireChange } from '../../../src/protocol/sync/push.ts';
import { verifyFigures } from '../../../src/server/figures/rebuild.ts';
import { appendTrusted } from '../../../src/server/records/append.ts';
import { takeRelayed } from '../../../src/server/relay/relay.ts';
import { relayKey } from '../../../src/server/relay/relay-key.ts';
import { must } from '../../support/must.ts';
import { edit as editAs } from '../sync/acting.ts';
import { type District, freshId, makeDistrict, outcomes, Phone, recordOf } from '../sync/fixture.ts';

const SECRET = 'a secret that this server alone has';

let d: District;
let phone: Phone;
beforeAll(async () => {
  d = await makeDistrict();
});
afterAll(() => d.close());
beforeEach(() => {
  phone = new Phone(d.context, d.volunteer);
});

interface Sealing {
  readonly member?: Id;
  readonly district?: string;
  readonly secret?: string;
  /** The device that the batch names. */
  readonly from?: Id;
}

/** What a phone hands over: its changes, sealed with the key that hello gave it. */
async function sealed(from: Phone, changes: readonly WireChange[], sealing: Sealing = {}): Promise<SealedFile> {
  const { member = from.actor.member, district = d.context.district, secret = SECRET } = sealing;
  const holder = { district, device: from.device, member };
  const rows = changes.map(
    ({ seq, record, base = {}, kind, ...change }, i): ChangeRow => ({
      ...change,
      kind: kind as ChangeRow['kind'],
      record: record ?? change.id,
      base,
      device: sealing.from ?? from.device,
      deviceSeq: seq,
      state: 'unsent',
      order: i,
      savedAt: 0,
    }),
  );
  const key = { ...relayKey(secret, holder), ...holder };
  const file = await sealChanges({ key, district, random: d.context.random }, rows);
  return v.parse(SealedFile, file);
}

const deliver = (file: SealedFile, carrier: Actor = d.mate) => takeRelayed(d.context, SECRET, carrier, file);
const countsOf = (answer: RelayResponse) => ({
  accepted: answer.accepted,
  duplicates: answer.duplicates,
  waiting: answer.waiting,
  refused: answer.refused,
});
const nothing = { accepted: 0, duplicates: 0, waiting: 0, refused: [] };

async function changesOf(device: Id): Promise<number> {
  const rows = await d.context.db.selectFrom('change').where('device', '=', device).select('id').execute();
  return rows.length;
}

describe('a file that a teammate carries', () => {
  it('is pushed in the name of the member who sealed it; the audit says who carried it', async () => {
    const changes = [phone.leaflet({ quantity: 7 }), phone.leaflet(), phone.leaflet()];
    const answer = must(await deliver(await sealed(phone, changes)));
    expect(v.parse(RelayResponse, answer)).toEqual(answer);
    expect(countsOf(answer)).toEqual({ ...nothing, accepted: 3 });
    expect(await recordOf(d, changes[0]?.id ?? '')).toMatchObject({
      author: d.volunteer.member,
      fields: { quantity: 7, member: d.volunteer.member },
    });
    const entry = await d.context.db
      .selectFrom('audit')
      .where('action', '=', 'relayed')
      .orderBy('seq', 'desc')
      .selectAll()
      .executeTakeFirstOrThrow();
    expect(entry).toMatchObject({
      actor: d.mate.member,
      subject: d.volunteer.member,
      detail: { device: phone.device, accepted: 3 },
    });
  });

  it('has one effect, delivered twice, by two at once, and when its own phone comes later', async () => {
    const changes = [phone.leaflet(), phone.leaflet()];
    const file = await sealed(phone, changes);
    const both = await Promise.all([deliver(file), deliver(file, d.leader)]);
    expect(both.map((answer) => must(answer).accepted).sort()).toEqual([0, 2]);
    expect(countsOf(must(await deliver(file)))).toEqual({ ...nothing, duplicates: 2 });
    expect(outcomes(await phone.send(...changes))).toEqual(['duplicate', 'duplicate']);
    expect(await changesOf(phone.device)).toBe(2);
  });

  it('is not verified by whoever let in the session of the phone that sealed it, whatever devices it names', async () => {
    const fake = new Phone(d.context, { ...d.volunteer, letInBy: d.leader.member });
    await fake.send();
    const unknown = new Phone(d.context, d.volunteer);
    const change = unknown.leaflet();
    const file = await sealed(fake, [change], { from: unknown.device });
    expect(must(await deliver(file)).accepted).toBe(1);
    const review = { verdict: 'verified' as const, of: contentClock(await recordOf(d, change.id)) };
    expect(await editAs(d, d.leader, change.id, { review })).toBe('forbidden forbidden_review review');
    expect(await editAs(d, d.officer, change.id, { review })).toBe('ok');
  });

  it('comes after its own phone, and changes nothing', async () => {
    const changes = [phone.leaflet(), phone.leaflet()];
    const file = await sealed(phone, changes);
    await phone.send(...changes);
    expect(countsOf(must(await deliver(file)))).toEqual({ ...nothing, duplicates: 2 });
  });

  it('may be delivered by its own member on another phone, and by the office', async () => {
    const file = await sealed(phone, [phone.leaflet()]);
    expect(must(await deliver(file, d.volunteer)).accepted).toBe(1);
    expect(must(await deliver(file, d.officer)).duplicates).toBe(1);
  });

  it('answers each change for itself: a bad one fails no other, and the carrier learns only why', async () => {
    const changes = [
      phone.leaflet(),
      phone.leaflet({ quantity: -1 }),
      phone.create('leaflet', { date: '2026-06-15', quantity: 1, member: d.stranger.member, squad: d.squads.two }),
      { ...phone.leaflet(), record: freshId() },
      phone.leaflet(),
    ];
    const answer = must(await deliver(await sealed(phone, changes)));
    expect(countsOf(answer)).toMatchObject({ accepted: 2, duplicates: 0, waiting: 1 });
    expect(answer.refused.map(({ count }) => count)).toEqual([1, 1]);
    for (const { code } of answer.refused) expect(failureCodes).toContain(code);
  });

  it('holds more changes than a push', async () => {
    const changes = Array.from({ length: 1_100 }, () => phone.leaflet());
    expect(must(await deliver(await sealed(phone, changes))).accepted).toBe(1_100);
    expect((await verifyFigures(d.context.db, d.context.district)).differences).toEqual([]);
  });

  it('gives no right that its member does not have, whoever carries it', async () => {
    const squad = phone.create('squad', { name: '三分队' });
    expect(must(await deliver(await sealed(phone, [squad]), d.administrator)).refused).toEqual([
      { code: 'forbidden_kind', count: 1 },
    ]);
  });

  it('counts the rights of now: who changed squads writes for the new one', async () => {
    const change = phone.leaflet();
    await edit(d.volunteer.member, { squad: d.squads.two });
    const answer = must(await deliver(await sealed(phone, [change])));
    expect(answer.accepted).toBe(0);
    expect(answer.refused).toHaveLength(1);
    await edit(d.volunteer.member, { squad: d.squads.one });
    expect(must(await deliver(await sealed(phone, [change]))).accepted).toBe(1);
  });

  it('is refused as a whole, with nothing written, when its member is no longer on the roster', async () => {
    const gone = new Phone(d.context, d.stranger);
    const file = await sealed(gone, [gone.leaflet()]);
    await edit(d.stranger.member, { deleted: true });
    expect(await deliver(file)).toEqual({ ok: false, error: { code: 'relay_member_gone' } });
    expect(await changesOf(gone.device)).toBe(0);
  });

  it('cannot claim a device that is bound to another member', async () => {
    await phone.send(phone.leaflet());
    const thief = new Phone(d.context, d.mate, phone.device);
    const answer = must(await deliver(await sealed(thief, [thief.leaflet()])));
    expect(answer.refused).toEqual([{ code: 'forbidden_device', count: 1 }]);
  });

  it('is refused when it belongs to another district, or was sealed for another server', async () => {
    const change = phone.leaflet();
    const elsewhere = await sealed(phone, [change], { district: randomUUID() });
    expect(await deliver(elsewhere)).toEqual({ ok: false, error: { code: 'relay_other_district' } });
    const unknown = await sealed(phone, [change], { secret: 'somebody else’s secret' });
    expect(await deliver(unknown)).toEqual({ ok: false, error: { code: 'relay_unknown_key' } });
    const renamed = { ...(await sealed(phone, [change])), member: d.leader.member };
    expect(await deliver(renamed)).toEqual({ ok: false, error: { code: 'relay_unknown_key' } });
    expect(await changesOf(phone.device)).toBe(0);
  });
});

describe('a file that was altered on its way', () => {
  it('is refused with a stable code and leaves nothing, whatever was altered', async () => {
    const file = await sealed(phone, [phone.leaflet(), phone.leaflet()]);
    const names = Object.keys(file) as (keyof SealedFile)[];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.oneof(fc.base64String({ minLength: 16, maxLength: 64 }), fc.uuid(), fc.constant('none'), fc.jsonValue()),
        async (name, value) => {
          const altered = v.safeParse(SealedFile, { ...file, [name]: value });
          if (!altered.success || JSON.stringify(altered.output) === JSON.stringify(file)) return;
          const answer = await deliver(altered.output);
          expect(answer.ok ? 'taken' : answer.error.code).toMatch(/^relay_(other_district|unknown_key|damaged)$/);
        },
      ),
      { numRuns: 300 },
    );
    expect(await changesOf(phone.device)).toBe(0);
    expect(must(await deliver(file)).accepted).toBe(2);
  });
});

describe('what a phone that lies seals', () => {
  /** Whatever one likes under a key that hello gave. */
  function sealAnything(plain: Buffer, packing: SealedFile['packing']): SealedFile {
    const holder = { district: d.context.district, device: phone.device, member: d.volunteer.member };
    const { id, key } = relayKey(SECRET, holder);
    const header = { format: RELAY_FORMAT, version: RELAY_VERSION, ...holder, key: id, packing } as const;
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', Buffer.from(key, 'base64'), nonce);
    cipher.setAAD(Buffer.from(sealedWith(header)));
    const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    return { ...header, nonce: nonce.toString('base64'), sealed: sealed.toString('base64') };
  }
  const sealJson = (content: unknown) => sealAnything(Buffer.from(JSON.stringify(content)), 'none');

  it('is answered change by change, or not taken at all; nothing breaks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.jsonValue({ maxDepth: 4 }),
        fc.array(fc.jsonValue(), { maxLength: 4 }),
        async (any, changes) => {
          expect((await deliver(sealJson(any))).ok).toBe(false);
          const answer = must(await deliver(sealJson({ batches: [{ device: phone.device, changes }] })));
          expect(answer).toMatchObject({ accepted: 0, duplicates: 0 });
          expect(answer.refused.reduce((sum, { count }) => sum + count, 0)).toBe(changes.length);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('is not inflated without end, nor taken beyond what a file may hold', async () => {
    const bomb = gzipSync(Buffer.alloc(MAX_RELAY_CONTENT_BYTES + 1, ' '));
    expect(await deliver(sealAnything(bomb, 'gzip'))).toEqual({ ok: false, error: { code: 'relay_damaged' } });
    const changes = Array.from({ length: MAX_RELAY_CHANGES + 1 }, () => 0);
    expect(await deliver(sealJson({ batches: [{ device: phone.device, changes }] }))).toEqual({
      ok: false,
      error: { code: 'too_large' },
    });
  });
});

/** The office edits a member. */
async function edit(record: Id, fields: Record<string, string | boolean>): Promise<void> {
  must(await appendTrusted(d.context, d.administrator.member, [{ id: freshId(), record, kind: 'member', fields }]));
}
