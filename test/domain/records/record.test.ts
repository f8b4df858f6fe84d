import { describe, expect, it } from 'vitest';
import { makeClock } from '../../../src/domain/kernel/clock.ts';
import type { FieldValue } from '../../../src/domain/records/field.ts';
import { figureNames, type KindName, kindNames, kindOf } from '../../../src/domain/records/kinds/index.ts';
import {
  contentClock,
  contributionsOf,
  type FoldedRecord,
  isBackEntry,
  scopeOf,
  statusOf,
} from '../../../src/domain/records/record.ts';
import { idOf } from '../../support/arbitraries.ts';

const at = (wall: number) => makeClock({ wall, counter: 0, node: '000000000001' });
const early = at(Date.parse('2026-06-03T02:00:00Z'));

const record = (kind: KindName, fields: Record<string, FieldValue>, clocks = {}): FoldedRecord => ({
  id: idOf(1),
  kind,
  fields,
  clocks: { ...Object.fromEntries(Object.keys(fields).map((name) => [name, early])), ...clocks },
  created: early,
});

describe('contributions', () => {
  it.each<[KindName, Record<string, FieldValue>, object]>([
    ['leaflet', { quantity: 120 }, { 'leaflet.distributed': 120 }],
    ['leaflet', { quantity: 120, hours: 1.5 }, { 'leaflet.distributed': 120, 'service.hours': 1.5 }],
    ['visit', { households: 8 }, { 'visit.household': 8 }],
    [
      'event',
      { title: 'x', setting: 'school', attendance: 46 },
      { 'event.held': 1, 'event.school': 1, 'event.attendance': 46 },
    ],
    ['event', { title: 'x', setting: 'village', consultations: 9 }, { 'event.held': 1, 'event.consultation': 9 }],
    ['broadcast', { channel: 'film', quantity: 15 }, { 'broadcast.film': 15 }],
    ['sign', { form: 'slogan', condition: 'installed', quantity: 4 }, { 'sign.slogan': 4 }],
    ['sign', { form: 'board', condition: 'missing', quantity: 1 }, {}],
    ['meeting', { form: 'special' }, { 'meeting.special': 1 }],
    ['survey', { asked: 50, passed: 46 }, { 'survey.asked': 50, 'survey.passed': 46 }],
    ['survey', { asked: 50, passed: 46, mode: 'selfTest' }, { 'survey.selfAsked': 50, 'survey.selfPassed': 46 }],
    ['material', { name: '折页', printed: 70_000, date: '2026-01-05' }, { 'material.printed': 70_000 }],
    ['place', { name: '石岭村', form: 'village' }, {}],
  ])('of %s %j', (kind, fields, expected) => {
    const made = contributionsOf(record(kind, { date: '2026-06-03', ...fields }));
    expect(Object.fromEntries(made.map(({ figure, quantity }) => [figure, quantity]))).toEqual(expected);
    for (const { figure } of made) expect(Object.keys(kindOf(kind).figures)).toContain(figure);
  });

  it('exist for every figure', () => {
    const fed = kindNames.flatMap((name) => Object.keys(kindOf(name).figures));
    for (const figure of figureNames) expect(fed).toContain(figure);
  });

  it('are empty for a deleted record', () =>
    expect(contributionsOf(record('leaflet', { date: '2026-06-03', quantity: 5, deleted: true }))).toEqual([]));
});

describe('a review', () => {
  const content = { date: '2026-06-03', quantity: 5 };
  const reviewed = (verdict: 'verified' | 'returned', of = early) =>
    record(
      'leaflet',
      { ...content, review: { verdict, of, reason: '数量不对' } },
      { review: at(Date.parse('2026-06-04')) },
    );

  it('is in force for the content that was reviewed', () => {
    expect(statusOf(reviewed('verified'))).toBe('verified');
    expect(contributionsOf(reviewed('verified'))).toHaveLength(1);
  });

  it('lapses when the content changes afterwards, even by an edit with an earlier clock', () => {
    const verified = reviewed('verified');
    const edited = { ...verified, clocks: { ...verified.clocks, quantity: `${early.slice(0, 10)}0001-000000000002` } };
    expect(contentClock(edited) > early).toBe(true);
    expect(statusOf(edited)).toBe('reported');
  });

  it('takes a returned record out of the figures until it is corrected', () => {
    expect(contributionsOf(reviewed('returned'))).toEqual([]);
    expect(statusOf(reviewed('returned'))).toBe('returned');
  });
});

describe('scopeOf and back-entries', () => {
  it('put a squad’s record into the squad’s scope of the year', () =>
    expect(scopeOf(record('leaflet', { date: '2025-12-31', quantity: 1, squad: idOf(9) }))).toBe(
      `squad/${idOf(9)}/2025`,
    ));
  it('put the office’s own work into the office scope', () =>
    expect(scopeOf(record('meeting', { date: '2026-06-03', form: 'regular' }))).toBe('office'));
  it('mark a record of more than a week ago as a back-entry', () => {
    expect(isBackEntry(record('leaflet', { date: '2026-05-26', quantity: 1 }))).toBe(true);
    expect(isBackEntry(record('leaflet', { date: '2026-05-27', quantity: 1 }))).toBe(false);
  });
});
