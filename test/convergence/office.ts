import type pg from 'pg';
import { newId } from '../../src/domain/kernel/id.ts';
import { renewEpoch } from '../../src/server/records/district.ts';
import { type HeadMemory, lookAtHead, type Seen } from '../../src/server/sync/head-watch.ts';
import { restoreBackup, takeBackup } from './backup.ts';
import { type District, editMember } from './district.ts';
import type { Faults } from './faults.ts';
import type { Random } from './random.ts';

const DAY_MS = 86_400_000;

/** What the office and the operator of the server do meanwhile. */
export interface Office {
  /** Moves, promotes, revokes, readmits; backs up; restores a backup that is at most a day old. */
  act(): Promise<void>;
  /** Notices what was forgotten: it takes days, never the month after which phones forget what they have receipts for. */
  catchUp(): Promise<void>;
  /** Everybody is a member again, and nothing of the operator's work is left undone. */
  tidy(): Promise<void>;
}

export interface OfficeOptions {
  readonly pool: pg.Pool;
  readonly district: District;
  readonly random: Random;
  readonly faults: Faults;
  /** The true time, milliseconds. */
  readonly now: () => number;
}

export function makeOffice({ pool, district, random, faults, now }: OfficeOptions): Office {
  const { context, people, squads } = district;
  const movable = [people.volunteer.member, people.mate.member, people.stranger.member, people.leader.member];
  const revoked = new Set<string>();
  let backup: { readonly at: number; readonly revoked: ReadonlySet<string> } | undefined;
  let isEpochDue = false;
  let seen: Seen | undefined;
  const memory: HeadMemory = {
    recall: async () => seen,
    async keep(next) {
      seen = next;
    },
  };
  const anybody = () => random.pick(movable) ?? people.mate.member;

  async function move(): Promise<void> {
    faults.note('member moved');
    await editMember(district, anybody(), { squad: random.pick(squads) ?? null });
  }

  async function promote(): Promise<void> {
    faults.note('role changed');
    await editMember(district, anybody(), { role: random.pick(['volunteer', 'leader', 'organizer']) ?? 'volunteer' });
  }

  async function revoke(): Promise<void> {
    const member = anybody();
    const isRevoked = revoked.has(member);
    faults.note(isRevoked ? 'member readmitted' : 'member revoked');
    await editMember(district, member, { deleted: !isRevoked });
    if (isRevoked) revoked.delete(member);
    else revoked.add(member);
  }

  async function back(): Promise<void> {
    await takeBackup(pool, context.district);
    backup = { at: now(), revoked: new Set(revoked) };
  }

  async function restore(): Promise<void> {
    if (!backup || now() - backup.at > DAY_MS) return back();
    const kind = random.pick(['', ', epoch forgotten for a while', ', epoch forgotten'] as const) ?? '';
    faults.note(`backup restored${kind}`);
    isEpochDue = kind === ', epoch forgotten for a while';
    // The server stops and starts. For a while it also has another DATA_DIR, and nothing to compare with.
    await lookAtHead(context, memory);
    await restoreBackup(pool, context.district);
    if (kind === '') await renew();
    if (isEpochDue) seen = undefined;
    else await lookAtHead(context, memory);
    revoked.clear();
    for (const member of backup.revoked) revoked.add(member);
  }

  async function renew(): Promise<void> {
    isEpochDue = false;
    await renewEpoch(context.db, context.district, newId(now(), random.bytes));
  }

  return {
    act: () => (isEpochDue ? renew : (random.pick([move, move, promote, revoke, back, back, restore]) ?? move))(),
    async catchUp() {
      if (isEpochDue) await renew();
    },
    async tidy() {
      if (isEpochDue) await renew();
      for (const member of revoked) await editMember(district, member, { deleted: false });
      revoked.clear();
    },
  };
}
