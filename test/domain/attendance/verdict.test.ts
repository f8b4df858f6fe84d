import { describe, expect, it } from 'vitest';
import { claimOf, eventKeyOf } from '../../../src/domain/attendance/claim.ts';
import { provenBy, STEP_MS, stepAt, typedProof, typedText } from '../../../src/domain/attendance/code.ts';
import { type ClaimedEvent, isOver, verdictsOf } from '../../../src/domain/attendance/verdict.ts';
import type { PlannedEvent } from '../../../src/domain/events/event.ts';
import { makeClock, unsureClock } from '../../../src/domain/kernel/clock.ts';
import { newId } from '../../../src/domain/kernel/id.ts';
import type { FoldedRecord } from '../../../src/domain/records/record.ts';
import { idOf } from '../../support/arbitraries.ts';

const YEAR = 365 * 86_400_000;
/** 14:10 in China, ten minutes into the event. */
const NOW = Date.UTC(2026, 10, 29, 6, 10);
const NODE = '0123456789ab';
const event: PlannedEvent = {
  id: idOf(9),
  title: '集市宣传',
  day: '2026-11-29',
  phase: 'planned',
  starts: '14:00',
  ends: '16:30',
  place: undefined,
  campaign: undefined,
  invited: [],
  people: undefined,
  roles: [],
  squad: undefined,
};
const [ann, bo, leader] = [idOf(1), idOf(2), idOf(3)];

let random = 0;
const bytes = (n: number) => Uint8Array.from({ length: n }, () => ++random % 256);

/** A key made when its phone believed in `believed`, which was `at` in truth. */
function keyRecord(at = NOW - 60_000, believed = at, isSure = true): FoldedRecord {
  const created = isSure ? makeClock({ wall: at, counter: 0, node: NODE }) : unsureClock(at, 0, NODE);
  const fields = { event: event.id, date: event.day, secret: 'ab'.repeat(32) };
  return { id: newId(believed, bytes), kind: 'eventKey', fields, clocks: {}, created };
}

function keyOf(record: FoldedRecord) {
  const key = eventKeyOf(record);
  if (!key) throw new Error('no key');
  return key;
}

const key = keyOf(keyRecord());
const codeAt = (time: number, by = key, member = ann) => provenBy(by, stepAt(time), member);

function claim(fields: Record<string, string>, { at = NOW, isSure = true, author = ann, n = 100 } = {}) {
  const created = isSure ? makeClock({ wall: at, counter: 0, node: NODE }) : unsureClock(at, 0, NODE);
  const all = { event: event.id, member: ann, date: event.day, ...fields };
  const read = claimOf({ id: idOf(n), kind: 'attendance', fields: all, clocks: {}, created, author });
  if (!read) throw new Error('no claim');
  return read;
}

type Claim = ReturnType<typeof claim>;
const verdict = (one: Claim, keys = [key], of: ClaimedEvent = event) => {
  const found = verdictsOf(of, keys, [one]).get(one.id);
  return found?.state === 'asked' ? found.why : found?.state;
};

describe('a scanned code', () => {
  const scan = (time: number, shown = time, by = key) => claim({ way: 'code', proof: codeAt(shown, by) }, { at: time });

  it('counts while it is on show, and for the seconds that a phone needs', () => {
    expect(verdict(scan(NOW))).toBe('accepted');
    expect(verdict(scan(NOW + 60_000, NOW))).toBe('accepted');
  });

  it('is a question when it was passed on and scanned later, or seems to come from the future', () => {
    expect(verdict(scan(NOW + 2 * 60_000, NOW))).toBe('late');
    expect(verdict(scan(NOW, NOW + 2 * 60_000))).toBe('late');
  });

  it('counts with the clocks of both phones ten years wrong, once they are corrected', () => {
    for (const years of [-10, 10]) {
      const wrong = keyOf(keyRecord(NOW - 60_000, NOW - 60_000 + years * YEAR));
      const proof = codeAt(NOW + years * YEAR, wrong);
      expect(verdict(claim({ way: 'code', proof }), [wrong])).toBe('accepted');
      expect(verdict(claim({ way: 'code', proof }, { at: NOW + 3 * 60_000 }), [wrong])).toBe('late');
    }
  });

  it('is a question when one of the clocks could not be corrected', () => {
    expect(verdict(claim({ way: 'code', proof: codeAt(NOW) }, { isSure: false }))).toBe('clock');
    const unsure = keyOf(keyRecord(NOW - 60_000, NOW - 60_000, false));
    expect(verdict(scan(NOW, NOW, unsure), [unsure])).toBe('clock');
  });

  it('waits for its event and for its key, whichever comes first', () => {
    const early = scan(NOW);
    expect(verdictsOf(undefined, [key], [early]).get(early.id)).toEqual({ state: 'waiting' });
    expect(verdict(scan(NOW), [])).toBe('waiting');
    expect(verdict(scan(NOW), [keyOf(keyRecord())])).toBe('waiting');
  });

  it('counts by either of two keys that two phones made without network', () => {
    const other = keyOf(keyRecord());
    for (const by of [key, other]) expect(verdict(scan(NOW, NOW, by), [key, other])).toBe('accepted');
  });

  it('is a question when it is forged, changed, or belongs to another event', () => {
    const proof = codeAt(NOW);
    expect(verdict(claim({ way: 'code', proof: `${proof.slice(0, -1)}${proof.endsWith('A') ? 'B' : 'A'}` }))).toBe(
      'forged',
    );
    expect(verdict(claim({ way: 'code', proof: 'https://qy.example/' }))).toBe('forged');
    const elsewhere = codeAt(NOW, { ...key, event: idOf(8) });
    expect(verdict(claim({ way: 'code', proof: elsewhere }))).toBe('forged');
  });

  it('proves nothing when a squad-mate sends it again, at any time and under any way', () => {
    const proof = codeAt(NOW);
    expect(verdict(claim({ way: 'code', proof }))).toBe('accepted');
    for (const at of [NOW, NOW + 20_000, NOW + 3_600_000])
      for (const way of ['code', 'typed'])
        expect(verdict(claim({ way, proof, member: bo }, { at, author: bo }))).toBe('forged');
    const digits = typedProof(typedText(key, stepAt(NOW)), ann);
    expect(verdict(claim({ way: 'typed', proof: digits, member: bo }, { author: bo }))).toBe('forged');
  });

  it('is kept and asked about when the event was cancelled or withdrawn, and counts after it was closed', () => {
    expect(verdict(scan(NOW), [key], { ...event, phase: 'cancelled' })).toBe('event');
    expect(verdict(scan(NOW), [key], null)).toBe('event');
    expect(verdict(scan(NOW), [key], { ...event, phase: 'held' })).toBe('accepted');
  });

  it('is a question far from the time of the event', () => {
    const night = NOW + 8 * 3_600_000;
    expect(verdict(scan(night))).toBe('outside');
    const { starts: _, ends: __, ...day } = event;
    const untimed = { ...day, starts: undefined, ends: undefined };
    expect(verdict(scan(night), [key], untimed)).toBe('accepted');
  });
});

describe('a typed code', () => {
  const typed = (digits: string, more: Parameters<typeof claim>[1] = {}) =>
    claim({ way: 'typed', proof: typedProof(digits, ann) }, more);

  it('counts up to ten steps from its own, and not further', () => {
    const digits = typedText(key, stepAt(NOW));
    expect(verdict(typed(digits, { at: NOW + 9 * STEP_MS }))).toBe('accepted');
    expect(verdict(typed(digits, { at: NOW + 12 * STEP_MS }))).toBe('forged');
  });

  it('is looked for in the whole event when the clock is unknown', () => {
    const digits = typedText(key, stepAt(NOW));
    expect(verdict(typed(digits, { at: NOW + 9 * 3_600_000, isSure: false }))).toBe('accepted');
    const night = typedText(key, stepAt(NOW + 9 * 3_600_000));
    expect(verdict(typed(night, { isSure: false }))).toBe('forged');
  });

  it('is one guess for each person', () => {
    const digits = typedText(key, stepAt(NOW));
    const claims = [typed('0000000'), typed(digits, { at: NOW + 1_000, n: 101 })];
    const found = verdictsOf(event, [key], claims);
    expect([...found.values()]).toEqual([
      { state: 'asked', why: 'repeated' },
      { state: 'asked', why: 'repeated' },
    ]);
    const twice = [typed(digits), typed(digits, { at: NOW + 1_000, n: 101 })];
    expect([...verdictsOf(event, [key], twice).values()]).toEqual([{ state: 'accepted' }, { state: 'accepted' }]);
  });

  it('needs a second person if the own phone showed it, as a scanned one does', () => {
    const own = { ...key, author: ann };
    expect(verdict(typed(typedText(key, stepAt(NOW))), [own])).toBe('second');
    expect(verdict(claim({ way: 'code', proof: codeAt(NOW) }), [own])).toBe('second');
    expect(verdict(claim({ way: 'code', proof: codeAt(NOW, key, bo), member: bo }), [own])).toBe('accepted');
  });

  it('waits for the key', () => {
    expect(verdict(typed(typedText(key, stepAt(NOW))), [])).toBe('waiting');
  });
});

describe('an entry by hand', () => {
  it('by the leader on the spot counts, unless it is about the leader', () => {
    expect(verdict(claim({ way: 'leader' }, { author: leader }))).toBe('accepted');
    expect(verdict(claim({ way: 'leader', member: leader }, { author: leader }))).toBe('second');
  });

  it('by the leader long after the event needs a second person', () => {
    expect(verdict(claim({ way: 'leader' }, { author: leader, at: NOW + 5 * 86_400_000 }))).toBe('second');
  });

  it('is one made afterwards from two hours after the end', () => {
    const end = Date.UTC(2026, 10, 29, 8, 30);
    expect([119, 120, 121].map((minutes) => isOver(event, end + minutes * 60_000))).toEqual([false, false, true]);
  });

  it('made afterwards counts once somebody else agrees', () => {
    expect(verdict(claim({ way: 'later', reason: 'paper' }, { author: leader }))).toBe('second');
    expect(verdict(claim({ way: 'later', reason: 'paper', ruling: 'yes' }, { author: leader }))).toBe('accepted');
    expect(verdict(claim({ way: 'later', reason: 'paper', ruling: 'no' }, { author: leader }))).toBe('declined');
  });
});

it('comes to the same verdicts in any order', () => {
  const claims = [
    claim({ way: 'code', proof: codeAt(NOW) }),
    claim({ way: 'typed', proof: typedProof('1234567', bo), member: bo }, { n: 101 }),
    claim({ way: 'typed', proof: typedProof(typedText(key, stepAt(NOW)), bo), member: bo }, { n: 102, at: NOW + 1 }),
    claim({ way: 'leader', member: bo }, { n: 103, author: leader }),
  ];
  const sorted = (of: readonly Claim[]) => [...verdictsOf(event, [key], of)].sort(([a], [b]) => (a < b ? -1 : 1));
  expect(sorted([...claims].reverse())).toEqual(sorted(claims));
});
