import type { Day } from '../../../domain/kernel/day.ts';
import { err, type Result } from '../../../domain/kernel/result.ts';
import type { OfficeInfo } from '../../../protocol/tips/tip.ts';
import { checkBundle } from '../crypto/bundle.ts';
import type { CheckedBundle, SealFailureCode } from '../crypto/types.ts';
import type { TipTransport } from '../queue/transport-types.ts';
import type { TipStore } from '../queue/types.ts';

/** Who has the key list already waits no longer than this for a newer one. */
const NEWER_WITHIN_MS = 4_000;

/** `offline`: this phone has never had the office's key list, and can not get it just now. */
export interface OfficeFailure {
  readonly code: SealFailureCode | 'offline';
}

export interface Office {
  /** As last known here; undefined where it never was. */
  readonly info: OfficeInfo | undefined;
  /** Whom a tip may be sealed to today. */
  readonly bundle: Result<CheckedBundle, OfficeFailure>;
}

export interface OfficeOptions {
  readonly today: Day;
  /** The phone's clock lies before the app's build, which then stands for today. */
  readonly isClockWrong?: boolean;
  /** What the leaflet names; without one, the root that this phone has seen first counts. */
  readonly pinned?: string | undefined;
  readonly wait?: (ms: number) => Promise<void>;
}

type OfficeStore = Pick<TipStore, 'office' | 'keepOffice' | 'trusted' | 'keepTrusted'>;

const timer = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Storage that is closed to us remembers nothing. */
const remembered = <T>(read: Promise<T | undefined>): Promise<T | undefined> => read.catch(() => undefined);

/** What is not in force today may be true all the same; of what is forged, nothing is kept. */
const honest: ReadonlySet<OfficeFailure['code']> = new Set(['no_bundle', 'bundle_not_yet', 'bundle_expired']);

/**
 * Finds out whom a tip is sealed to: from the server, or, without a network or with a slow one, from what this phone has
 * kept. The root that is seen first is remembered, and another one refused from then on; a leaflet's word counts for more.
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
    // Someone may replay a list of former officers that is still in force: a newer one has taken its place.
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
    } else if (honest.has(fresh.bundle.error.code)) {
      if (kept?.bundle.ok) return { info: answer.value, bundle: kept.bundle };
      await store.keepOffice(answer.value);
    }
    return fresh;
  }

  const fresh = fetchNow();
  const early = kept?.bundle.ok ? await Promise.race([fresh, wait(NEWER_WITHIN_MS)]) : await fresh;
  return early ?? kept ?? { info: undefined, bundle: err({ code: 'offline' }) };
}
