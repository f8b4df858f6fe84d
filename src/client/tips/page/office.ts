import type { Day } from '../../../domain/kernel/day.ts';
import { err, type Result } from '../../../domain/kernel/result.ts';
import type { OfficeInfo } from '../../../protocol/tips/tip.ts';
import { type CheckedBundle, checkBundle } from '../crypto/bundle.ts';
import type { SealFailureCode } from '../crypto/failure.ts';
import type { TipTransport } from '../queue/transport.ts';
import type { TipStore } from '../queue/types.ts';

/** With a stored key list, a newer one is awaited at most this long, milliseconds. */
const NEWER_WITHIN_MS = 4_000;

/** `offline`: this phone has no key list yet and cannot fetch one now. */
export interface OfficeFailure {
  readonly code: SealFailureCode | 'offline';
}

export interface Office {
  /** As last known on this phone; undefined if never fetched. */
  readonly info: OfficeInfo | undefined;
  /** The checked key list to seal to today. */
  readonly bundle: Result<CheckedBundle, OfficeFailure>;
}

export interface OfficeOptions {
  readonly today: Day;
  /** The phone's clock is earlier than the app's build time, which is then used as today. */
  readonly isClockWrong?: boolean;
  /** The leaflet's fingerprint; without one, the root that this phone saw first counts. */
  readonly pinned?: string | undefined;
  readonly wait?: (ms: number) => Promise<void>;
}

type OfficeStore = Pick<TipStore, 'office' | 'keepOffice' | 'trusted' | 'keepTrusted'>;

const timer = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Blocked storage counts as nothing stored. */
const remembered = <T>(read: Promise<T | undefined>): Promise<T | undefined> => read.catch(() => undefined);

/** Failures of a list that is authentic but not valid today. It may be stored; a forged one never is. */
const notInForce: ReadonlySet<OfficeFailure['code']> = new Set(['no_bundle', 'bundle_not_yet', 'bundle_expired']);

/**
 * Loads and checks the key list, from the server or, if it is slow or unreachable, from this phone. The first root seen
 * is stored and any other is refused later. A leaflet's fingerprint takes precedence.
 */
export async function loadOffice(
  store: OfficeStore,
  transport: Pick<TipTransport, 'office'>,
  { today, isClockWrong, pinned, wait = timer }: OfficeOptions,
): Promise<Office> {
  const trusted = await remembered(store.trusted());
  const root = pinned ?? trusted?.fingerprint;
  const newest = trusted?.fingerprint === root ? (trusted?.epoch ?? 0) : 0;

  async function check({ sealing, district }: OfficeInfo): Promise<Office['bundle']> {
    if (!sealing) return err({ code: 'no_bundle' });
    const bundle = await checkBundle(sealing, { instance: district.id, today, isClockWrong, pinned: root });
    // Refuse a replayed older list, even if it is still valid: it may name former officers.
    return bundle.ok && bundle.value.epoch < newest ? err({ code: 'bundle_expired' }) : bundle;
  }

  const info = await remembered(store.office());
  const kept: Office | undefined = info && { info, bundle: await check(info) };

  async function fetchNow(): Promise<Office | undefined> {
    const answer = await transport.office();
    if (!answer.ok) return undefined;
    const fresh: Office = { info: answer.value, bundle: await check(answer.value) };
    if (fresh.bundle.ok) {
      await store.keepOffice(answer.value);
      const { fingerprint, epoch } = fresh.bundle.value;
      await store.keepTrusted({ fingerprint, epoch });
    } else if (notInForce.has(fresh.bundle.error.code)) {
      if (kept?.bundle.ok) return { info: answer.value, bundle: kept.bundle };
      await store.keepOffice(answer.value);
    }
    return fresh;
  }

  const fresh = fetchNow();
  const early = kept?.bundle.ok ? await Promise.race([fresh, wait(NEWER_WITHIN_MS)]) : await fresh;
  return early ?? kept ?? { info: undefined, bundle: err({ code: 'offline' }) };
}
