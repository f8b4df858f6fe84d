import { describe, expect, it } from 'vitest';
import {
  type RegrantReport,
  regrantAll,
  tipsWithoutGrant,
} from '../../../../src/client/features/office/tip-keys/regrant.ts';
import { bundleState, usualPeriod } from '../../../../src/client/tips/desk/bundle-state.ts';
import { dueOf, inReminder, sizeWord, tipNumber } from '../../../../src/client/tips/desk/due.ts';
import { readKeyFile, writeKeyFile } from '../../../../src/client/tips/desk/key-file.ts';
import type { OfficeList, TrustedBundle } from '../../../../src/client/tips/desk/office-keys.ts';
import { isStrongPassphrase } from '../../../../src/client/tips/desk/passphrase.ts';
import { daysBetween } from '../../../../src/domain/kernel/day.ts';
import { MAX_BUNDLE_DAYS } from '../../../../src/domain/tips/limits.ts';
import type { TipSummary } from '../../../../src/protocol/tips/tip-desk.ts';

const today = '2026-11-25';
const id = (n: number): string => `${String(n).padStart(8, '0')}-6d0c-4a8e-9a53-0f4b6f0f1a11`;
const recipient = `age1pq1${'q'.repeat(1_950)}`;

function tip(n: number, fields: Partial<TipSummary> = {}): TipSummary {
  return {
    id: id(n),
    state: 'open',
    outcome: null,
    arrived: '2026-11-20',
    due: '2026-12-05',
    closed: null,
    epoch: 1,
    size: 4_096,
    files: 0,
    filesHere: 0,
    keys: [],
    fresh: 0,
    muted: false,
    duplicateOf: null,
    ...fields,
  };
}

describe('the deadline of a tip', () => {
  it.each([
    ['2026-11-22', 'overdue', 3],
    ['2026-11-25', 'today', 0],
    ['2026-11-28', 'soon', 3],
    ['2026-11-29', 'later', 4],
  ] as const)('%s is %s', (due, word, days) => {
    expect(dueOf(tip(1, { due }), today)).toEqual({ due: word, days });
  });

  it('does not matter once the tip is closed or with the police', () => {
    for (const state of ['closed', 'passed'] as const)
      expect(dueOf(tip(1, { state, due: '2026-11-01' }), today).due).toBe('done');
  });

  it('decides what is in the reminder: overdue, due soon or newly answered, never muted or closed, earliest first', () => {
    const late = tip(3, { due: '2026-11-01' });
    const soon = tip(2, { due: '2026-11-26' });
    const answered = tip(1, { due: '2026-12-20', fresh: 1 });
    const others = [tip(4), tip(5, { due: '2026-11-01', muted: true }), tip(6, { due: '2026-11-01', state: 'closed' })];
    expect(inReminder([answered, soon, ...others, late], today)).toEqual([late, soon, answered]);
  });

  it('comes with short numbers and size words', () => {
    expect(tipNumber('5d0f0d2e-6d0c-4a8e-9a53-0f4b6f0f1a11')).toBe('5D0F0D2E');
    expect([4_096, 16_384, 65_536].map(sizeWord)).toEqual(['short', 'page', 'long']);
  });
});

describe('the bundle', () => {
  const list = (from: string, until: string): OfficeList => ({
    state: 'trusted',
    bundle: {
      instance: 'd',
      epoch: 1,
      from,
      until,
      officers: [{ key: id(1), recipient }],
      recovery: recipient,
      fingerprint: '',
      root: '',
      digest: '',
    } as unknown as TrustedBundle,
  });

  it.each([
    ['2026-11-26', '2027-01-01', 'not_yet'],
    ['2026-11-01', '2026-12-09', 'good'],
    ['2026-11-01', '2026-12-08', 'ending'],
    ['2026-11-01', '2026-11-25', 'ending'],
    ['2026-08-01', '2026-11-24', 'expired'],
  ] as const)('from %s until %s is %s', (from, until, state) => {
    expect(bundleState(list(from, until), today).state).toBe(state);
  });

  it('is never good if it is missing or untrusted', () => {
    expect(bundleState({ state: 'none' }, today).state).toBe('none');
    expect(bundleState({ state: 'broken', fault: 'forged' }, today)).toEqual({ state: 'broken', fault: 'forged' });
  });

  it('is suggested for no longer than phones accept', () => {
    const { from, until } = usualPeriod(today);
    expect(from).toBe(today);
    expect(daysBetween(from, until)).toBeLessThan(MAX_BUNDLE_DAYS);
  });
});

describe('a key file', () => {
  const key = { id: id(1), instance: 'district', recipient, wrapped: Uint8Array.of(0, 1, 254, 255).buffer };

  it('is read back as written', () => {
    const read = readKeyFile(writeKeyFile(key), 'district');
    expect(read).toEqual({ ok: true, value: key });
  });

  it('is distinguished from another office’s and from other files', () => {
    expect(readKeyFile(writeKeyFile(key), 'other')).toEqual({ ok: false, error: 'other_office' });
    for (const text of ['', '{}', '[]', writeKeyFile(key).replace('age1pq1', 'age1')])
      expect(readKeyFile(text, 'district')).toEqual({ ok: false, error: 'not_a_key' });
  });
});

describe('a passphrase', () => {
  it.each([
    ['', false],
    ['   ', false],
    ['qingshui2026', false],
    ['aaaaaaaaaaaaaaaaaaaa', false],
    ['a b c d e', false],
    ['qing shui chang liu an', true],
    ['清水长流山高月小春夏秋冬东南西北', true],
    ['correct-horse-battery', true],
  ] as const)('“%s”: strong %s', (text, strong) => {
    expect(isStrongPassphrase(text)).toBe(strong);
  });
});

describe('granting earlier tips to a new key', () => {
  const key = id(9);
  const tips = [
    tip(1, { arrived: '2026-11-03' }),
    tip(2, { arrived: '2026-11-01' }),
    tip(3, { keys: [key] }),
    tip(4, { state: 'closed' }),
  ];

  it('covers tips that are open and not granted yet, oldest first', () => {
    expect(tipsWithoutGrant(tips, key).map((each) => each.id)).toEqual([id(2), id(1)]);
  });

  it('continues where it stopped, and reports progress', async () => {
    const granted: string[] = [];
    const reports: RegrantReport[] = [];
    const first = await regrantAll(
      tipsWithoutGrant(tips, key),
      async ({ id: each }) => (granted.push(each) === 1 ? 'done' : 'stop'),
      (report) => reports.push(report),
    );
    expect(first).toEqual({ done: 1, total: 2, closed: 0, finished: false });
    expect(reports.at(-1)).toEqual({ done: 1, total: 2, closed: 0 });
    const rest = tips.map((each) => (each.id === id(2) ? { ...each, keys: [key] } : each));
    const second = await regrantAll(
      tipsWithoutGrant(rest, key),
      async () => 'cannot_open',
      () => undefined,
    );
    expect(second).toEqual({ done: 0, total: 1, closed: 1, finished: true });
  });
});
