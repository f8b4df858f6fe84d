import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fingerprintOf, signBundle } from '../../../../src/client/tips/crypto/bundle.ts';
import { loadOffice, type Office, type OfficeOptions } from '../../../../src/client/tips/page/office.ts';
import type { TipExchange } from '../../../../src/client/tips/queue/transport.ts';
import type { TipStore, Trusted } from '../../../../src/client/tips/queue/types.ts';
import { addDays } from '../../../../src/domain/kernel/day.ts';
import { err, ok } from '../../../../src/domain/kernel/result.ts';
import type { Hotline, KeyBundle, OfficeInfo } from '../../../../src/protocol/tips/tip.ts';
import { makeTipOffice, type TipOffice, tipDay, tipInstance } from '../../../support/tip-office.ts';

let office: TipOffice;
let impostor: TipOffice;
let pin: string;
beforeAll(async () => {
  [office, impostor] = await Promise.all([makeTipOffice({ officers: 1 }), makeTipOffice({ officers: 1 })]);
  pin = await fingerprintOf(office.root);
});

/** An in-memory store of the office's information. */
class Memory implements Pick<TipStore, 'office' | 'keepOffice' | 'trusted' | 'keepTrusted'> {
  info: OfficeInfo | undefined;
  trust: Trusted | undefined;
  isClosed = false;
  office = async () => this.read(this.info);
  trusted = async () => this.read(this.trust);
  keepOffice = (info: OfficeInfo) => this.write(() => (this.info = info));
  keepTrusted = (trust: Trusted) => this.write(() => (this.trust = trust));
  private read<T>(value: T): T {
    if (this.isClosed) throw new DOMException('closed', 'InvalidStateError');
    return value;
  }
  private async write(work: () => unknown) {
    if (this.isClosed) return err({ code: 'storage_unavailable' as const });
    work();
    return ok(undefined);
  }
}

let phone: Memory;
beforeEach(() => {
  phone = new Memory();
});

/** Makes what the server publishes, signed by an office's root. */
async function published(
  change: Partial<KeyBundle> = {},
  { by = office, hotlines = [] as Hotline[] } = {},
): Promise<OfficeInfo> {
  const signed = await signBundle(by.rootSecret, { ...by.bundle, ...change });
  return { district: { id: tipInstance, name: '清水区' }, hotlines, sealing: { root: by.root, signed } };
}

const unsigned: OfficeInfo = { district: { id: tipInstance, name: '清水区' }, hotlines: [], sealing: null };

const verdict = ({ bundle }: Office): string => (bundle.ok ? `epoch ${bundle.value.epoch}` : bundle.error.code);

/** Describes what a page learns from a server that publishes this; null: offline. */
async function ask(info: OfficeInfo | null, options: Partial<OfficeOptions> = {}): Promise<string> {
  const answer = info ? ok(info) : err({ code: 'offline' as const });
  return verdict(await loadOffice(phone, { office: async () => answer }, { today: tipDay, ...options }));
}

describe('the key list to seal to', () => {
  it('is unknown on a phone that was never online', async () => {
    expect(await ask(null)).toBe('offline');
    const { info } = await loadOffice(
      phone,
      { office: async () => err({ code: 'busy', retryAfter: 5_000 }) },
      { today: tipDay },
    );
    expect(info).toBeUndefined();
  });

  it('is valid on a phone whose clock was set back to before its first day', async () => {
    const built = addDays(office.bundle.from, -20);
    expect(await ask(await published(), { today: built })).toBe('bundle_not_yet');
    expect(await ask(await published(), { today: built, isClockWrong: true })).toBe('epoch 1');
    const over = addDays(office.bundle.until, 1);
    expect(await ask(await published(), { today: over, isClockWrong: true })).toBe('bundle_expired');
  });

  it('is known offline once fetched, until it expires', async () => {
    expect(await ask(await published())).toBe('epoch 1');
    expect(await ask(null)).toBe('epoch 1');
    expect(await ask(null, { today: office.bundle.until })).toBe('epoch 1');
    expect(await ask(null, { today: addDays(office.bundle.until, 1) })).toBe('bundle_expired');
  });

  it('is replaced by a newer list', async () => {
    await ask(await published());
    expect(await ask(await published({ epoch: 2 }))).toBe('epoch 2');
    expect(await ask(null)).toBe('epoch 2');
  });

  it('is missing before the office has keys, or before its first day', async () => {
    expect(await ask(unsigned)).toBe('no_bundle');
    expect(await ask(await published({ from: addDays(tipDay, 1) }))).toBe('bundle_not_yet');
    // The list was stored, so it is valid tomorrow without a network.
    expect(await ask(null, { today: addDays(tipDay, 1) })).toBe('epoch 1');
  });

  it('is missing offline if storage is blocked, and works online', async () => {
    phone.isClosed = true;
    expect(await ask(await published())).toBe('epoch 1');
    expect(await ask(null)).toBe('offline');
  });

  it('comes with the hotlines even if nothing can be sealed', async () => {
    const hotlines = [{ label: '禁毒办', number: '0871-123456' }];
    await ask(await published());
    const { info, bundle } = await loadOffice(
      phone,
      { office: async () => ok({ ...unsigned, hotlines }) },
      { today: tipDay },
    );
    expect(info?.hotlines).toEqual(hotlines);
    expect(bundle.ok).toBe(true);
  });
});

describe('a forged key list', () => {
  it('is refused despite a valid signature, because this phone knows the root', async () => {
    await ask(await published());
    expect(await ask(await published({}, { by: impostor }))).toBe('root_changed');
    // Nothing of the forged list was stored.
    expect(await ask(null)).toBe('epoch 1');
  });

  it('is refused on the first visit after scanning the leaflet', async () => {
    expect(await ask(await published({}, { by: impostor }), { pinned: pin })).toBe('root_changed');
    expect(await ask(null, { pinned: pin })).toBe('offline');
    expect(await ask(await published(), { pinned: pin })).toBe('epoch 1');
  });

  it('that a phone accepted first is refused once the leaflet was scanned', async () => {
    expect(await ask(await published({ epoch: 9 }, { by: impostor }))).toBe('epoch 9');
    expect(await ask(null, { pinned: pin })).toBe('root_changed');
    expect(await ask(await published(), { pinned: pin })).toBe('epoch 1');
    expect(await ask(await published({ epoch: 9 }, { by: impostor }))).toBe('root_changed');
  });

  it('with an invalid signature is refused and does not replace a valid list', async () => {
    await ask(await published());
    const forged = await published({ epoch: 2 });
    const signature = forged.sealing?.signed.signature ?? '';
    const broken = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
    const sealing = forged.sealing && { ...forged.sealing, signed: { ...forged.sealing.signed, signature: broken } };
    expect(await ask({ ...forged, sealing })).toBe('bundle_forged');
    expect(await ask(null)).toBe('epoch 1');
  });

  it('from another district is refused', async () => {
    const info = await published();
    expect(await ask({ ...info, district: { ...info.district, id: 'other' } })).toBe('other_instance');
    expect(phone.info).toBeUndefined();
  });
});

describe('an older list that is still valid', () => {
  it('does not replace the newer one', async () => {
    await ask(await published({ epoch: 6 }));
    expect(await ask(await published({ epoch: 5 }))).toBe('epoch 6');
    expect(await ask(null)).toBe('epoch 6');
  });

  it('is refused even after the newer one expired', async () => {
    const [end, later] = [addDays(tipDay, 3), addDays(tipDay, 4)];
    await ask(await published({ epoch: 6, until: end }));
    expect(await ask(await published({ epoch: 5 }), { today: later })).toBe('bundle_expired');
    expect(await ask(null, { today: later })).toBe('bundle_expired');
    expect(await ask(await published({ epoch: 7 }), { today: later })).toBe('epoch 7');
  });

  it('is refused after an expired list or none was sent first', async () => {
    await ask(await published({ epoch: 6 }));
    for (const lure of [await published({ epoch: 2, until: addDays(tipDay, -1) }), unsigned]) {
      expect(await ask(lure)).toBe('epoch 6');
      expect(await ask(await published({ epoch: 5 }))).toBe('epoch 6');
    }
  });
});

describe('a slow network', () => {
  it('is not waited for if the phone has the list; a late answer counts next time', async () => {
    await ask(await published());
    let answer: (info: OfficeInfo) => void = () => {};
    const slow: TipExchange<OfficeInfo> = new Promise((resolve) => {
      answer = (info) => resolve(ok(info));
    });
    const waits: number[] = [];
    const wait = async (ms: number) => void waits.push(ms);
    const shown = await loadOffice(phone, { office: () => slow }, { today: tipDay, wait });
    expect([verdict(shown), ...waits]).toEqual(['epoch 1', 4_000]);
    answer(await published({ epoch: 2 }));
    await expect.poll(() => phone.trust?.epoch).toBe(2);
    expect(await ask(null)).toBe('epoch 2');
  });

  it('is waited for if the phone has no valid list', async () => {
    const wait = async () => {};
    expect(await ask(await published(), { wait })).toBe('epoch 1');
    const after = addDays(office.bundle.until, 1);
    const renewed = await published({ epoch: 2, from: after, until: addDays(after, 90) });
    expect(await ask(renewed, { wait, today: after })).toBe('epoch 2');
  });
});
