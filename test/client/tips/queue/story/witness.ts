import type { QueuedItem } from '../../../../../src/client/tips/queue/types.ts';
import { newDelay, untilDue } from '../../../../../src/client/tips/queue/unlinkable-delay.ts';
import { TIPS_PATH } from '../../../../../src/protocol/tips/tip.ts';
import type { DiskWatch } from './disk.ts';
import type { Sealed } from './items.ts';
import type { Life } from './life.ts';
import type { Phone } from './phone.ts';
import type { Sent, TipServer } from './server.ts';

/** After a start or a wake on a member's phone, nothing begins to be sent for so long. */
const STILL_MS = 10_000;

/** Watches a story as it goes, and notes what must not be. */
export interface Witness {
  readonly violations: string[];
  readonly disk: Omit<DiskWatch, 'onFault'>;
  /** Everything that was sealed. */
  readonly sealed: Map<string, Sealed>;
  /** Ids that were on the phone's storage at some time. */
  readonly stored: ReadonlySet<string>;
  /** Ids that their owner gave up; or wanted to be sent at once, as what lives in a page's memory is. */
  readonly givenUp: Set<string>;
  readonly hurried: Set<string>;
  opened(phone: Phone, life: Life): void;
  woken(phone: Phone, life: Life): void;
  clockJumped(): void;
  /** A page begins to ask something of the server. */
  request(phone: Phone, life: Life, sent: Sent): Promise<void>;
}

export function makeWitness(server: TipServer, elapsed: () => number): Witness {
  const violations: string[] = [];
  const sealed = new Map<string, Sealed>();
  const stored = new Set<string>();
  const [givenUp, hurried, unwritten] = [new Set<string>(), new Set<string>(), new Set<string>()];
  /** Until when each page should be still; and those of which that can not be told any more. */
  const still = new Map<Life, number>();
  const lastAsked = new Map<Life, string>();
  let jumps = 0;
  const jumpsAt = new Map<Life, number>();

  const beStill = (phone: Phone, life: Life) => {
    jumpsAt.set(life, jumps);
    if (phone.lastActive() !== undefined) still.set(life, elapsed() + STILL_MS);
  };

  function checkTime(phone: Phone, item: QueuedItem): void {
    const { id } = item;
    if (hurried.has(id) || unwritten.has(id)) return;
    // Two pages may draw at once, and the one that draws less does not know of the other.
    if (!phone.hasLocks && phone.tabs().length > 1) return;
    const now = phone.now();
    const early = untilDue(item, now);
    if (early > 0) violations.push(`${id} is sent ${early} ms before its time`);
    // By the browser's word the distance is looked at, or not.
    if (phone.hasWrongWord) return;
    const moment = { now, lastActive: phone.lastActive(), random: (n: number) => new Uint8Array(n) };
    if (newDelay(item, moment)) violations.push(`${id} is sent at a moment of the session’s`);
  }

  return {
    violations,
    sealed,
    stored,
    givenUp,
    hurried,
    disk: {
      onAdd: (id) => void stored.add(id),
      onNote(id, isKept) {
        if (isKept) unwritten.delete(id);
        else unwritten.add(id);
      },
      onRemove(id) {
        if (!givenUp.has(id) && !server.hasAllOf(id)) violations.push(`${id} leaves the phone before it has arrived`);
      },
    },
    opened: beStill,
    woken: beStill,
    clockJumped: () => void jumps++,
    async request(phone, life, { path, body }) {
      if (path !== `${TIPS_PATH}/challenge`) return;
      const { hash } = JSON.parse(String(body)) as { hash: string };
      const isAgain = lastAsked.get(life) === hash;
      lastAsked.set(life, hash);
      // Between a look at the clock and what follows from it, a page may be frozen for days.
      if (isAgain || !phone.isOnline() || life.hasBeenFrozen) return;
      const item = (await phone.disk.raw.items()).find(({ id }) => id === hash);
      if (item) checkTime(phone, item);
      const isTooEarly = elapsed() < (still.get(life) ?? 0);
      if (isTooEarly && jumpsAt.get(life) === jumps && !hurried.has(hash)) {
        violations.push(`${hash} is sent as the session begins`);
      }
    },
  };
}
