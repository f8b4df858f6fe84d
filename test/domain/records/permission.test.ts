import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/kernel/actor.ts';
import { type MemberRole, memberRoles, type Role, roles } from '../../../src/domain/kernel/role.ts';
import { defaultScopes } from '../../../src/domain/kernel/scope.ts';
import { authorizeChange } from '../../../src/domain/records/authorize.ts';
import type { AppliedChange } from '../../../src/domain/records/change.ts';
import type { FieldValue } from '../../../src/domain/records/field.ts';
import { fold } from '../../../src/domain/records/fold.ts';
import { activityNames, type KindName, kindNames } from '../../../src/domain/records/kinds/index.ts';
import { type Action, may, permissions } from '../../../src/domain/records/permission.ts';
import type { FoldedRecord } from '../../../src/domain/records/record.ts';
import { mayCorrect, maySettle } from '../../../src/domain/stock/corrections.ts';
import { idOf } from '../../support/arbitraries.ts';

const [me, mate, stranger] = [idOf(10), idOf(11), idOf(12)];
const [mine, other] = [idOf(20), idOf(21)];
const clock = '0loyw3v28-0000-000000000001';

const person = (id: string, squad: string): FoldedRecord => ({
  id,
  kind: 'member',
  fields: { squad },
  clocks: {},
  created: clock,
});
const people = new Map(
  [me, mate].map((id) => [id, person(id, mine)]).concat([[stranger, person(stranger, other)]]) as [
    string,
    FoldedRecord,
  ][],
);

const applied = (kind: KindName, fields: Record<string, FieldValue>, author: string): AppliedChange => ({
  id: idOf(1),
  record: idOf(1),
  device: idOf(2),
  deviceSeq: 1,
  kind,
  schema: 1,
  clock,
  effective: clock,
  base: {},
  fields,
  author,
});

function tryCreate(role: MemberRole, kind: KindName, fields: Record<string, FieldValue>) {
  const actor: Actor = { member: me, role, squad: mine };
  const change = applied(kind, fields, me);
  const after = fold([change]);
  if (!after) throw new Error('a creation always folds');
  return authorizeChange(actor, change, undefined, after, (id) => people.get(id))?.code;
}

function tryReview(role: MemberRole, record: { author: string; member: string; squad: string }) {
  const actor: Actor = { member: me, role, squad: mine };
  const creation = applied('leaflet', { member: record.member, squad: record.squad }, record.author);
  const review: AppliedChange = {
    ...creation,
    id: idOf(3),
    author: me,
    fields: { review: { verdict: 'verified', of: clock } },
  };
  const [before, after] = [fold([creation]), fold([creation, review])];
  if (!before || !after) throw new Error('a creation always folds');
  return authorizeChange(actor, review, before, after, (id) => people.get(id))?.code;
}

it('gives a role of another release the scopes of a volunteer', () => {
  const actor = { member: me, squad: mine };
  const scopes = (role: string) => defaultScopes({ ...actor, role: role as MemberRole }, '2026-06-01', [mine, other]);
  expect(scopes('coordinator')).toEqual(scopes('volunteer'));
});

it('gives a role of another release no rights', () => {
  for (const action of Object.keys(permissions) as Action[]) expect(may('coordinator' as Role, action)).toBe(false);
});

describe('the permission table', () => {
  it('has an entry for every action and role', () => {
    for (const [action, row] of Object.entries(permissions))
      expect(Object.keys(row).sort(), action).toEqual([...roles].sort());
  });
  it('lets the public write nothing', () => {
    for (const kind of kindNames) expect(permissions[`write:${kind}`].public, kind).toBe('none');
  });
});

describe('authorizeChange', () => {
  it('lets whoever changed squads since keep a scan, and enter nobody by hand for the squad of then', () => {
    const claim = { event: idOf(30), member: me, squad: other, date: '2026-06-01' };
    for (const role of ['volunteer', 'leader'] as const)
      expect(tryCreate(role, 'attendance', { ...claim, way: 'code', proof: 'x' }), role).toBeUndefined();
    expect(tryCreate('volunteer', 'attendance', { ...claim, way: 'code', proof: 'x', member: mate })).toBe(
      'forbidden_author',
    );
    expect(tryCreate('leader', 'attendance', { ...claim, way: 'leader', member: mate })).toBe('forbidden_squad');
  });

  it('lets whoever changed squads since keep an objection, in the own name alone', () => {
    const objection = { event: idOf(30), member: me, squad: other, ask: '我在' };
    for (const role of ['volunteer', 'leader'] as const) {
      expect(tryCreate(role, 'correction', objection), role).toBeUndefined();
      expect(tryCreate(role, 'correction', { ...objection, member: mate }), role).toBe('forbidden_author');
    }
  });

  const own = { member: me, squad: mine };
  type Codes = Readonly<Record<MemberRole, string>>;
  const everybody: Codes = { volunteer: '', leader: '', organizer: '', officer: '', administrator: '' };
  const officeAlone: Codes = {
    ...everybody,
    volunteer: 'forbidden_kind',
    leader: 'forbidden_kind',
    organizer: 'forbidden_kind',
  };
  /** Kinds that others than the office write too. */
  const shared: Partial<Record<KindName, Codes>> = {
    ...Object.fromEntries(activityNames.map((kind) => [kind, everybody])),
    material: { ...officeAlone, organizer: '' },
    campaign: { ...officeAlone, organizer: '' },
    statement: { ...officeAlone, organizer: '' },
    supervision: { ...officeAlone, organizer: '' },
    programme: { ...officeAlone, organizer: '' },
    programmeUnit: { ...officeAlone, organizer: '' },
    programmeTask: { ...officeAlone, organizer: '' },
    progress: { ...officeAlone, organizer: '' },
    figureEdit: officeAlone,
    answer: everybody,
    task: { ...everybody, volunteer: 'forbidden_kind' },
    movement: everybody,
    arrival: { ...everybody, volunteer: 'forbidden_kind' },
    stocktake: everybody,
    eventKey: { ...everybody, volunteer: 'forbidden_kind' },
    explanation: { ...everybody, volunteer: 'forbidden_kind' },
    correction: everybody,
    // Volunteers note nobody by hand.
    attendance: { ...everybody, volunteer: 'forbidden_kind' },
  };
  /** The code by which each role is refused; empty where it may write. */
  const expected = (kind: KindName): Codes => shared[kind] ?? officeAlone;

  /** The fields with which each role may write a kind. */
  const fieldsOf = (kind: KindName): Record<string, FieldValue> => ({
    ...(kind === 'member' ? { role: 'volunteer' } : own),
    ...(kind === 'movement' ? { from: 'hand', to: 'squad' } : {}),
    ...(kind === 'stocktake' ? { at: 'hand' } : {}),
  });

  it('is tested for every kind and role', () => {
    for (const kind of kindNames)
      for (const role of memberRoles)
        expect(tryCreate(role, kind, fieldsOf(kind)) ?? '', `${kind} × ${role}`).toBe(expected(kind)[role]);
  });

  it.each<[string, MemberRole, Record<string, FieldValue>, string | undefined]>([
    ['a volunteer in another’s name', 'volunteer', { member: mate, squad: mine }, 'forbidden_author'],
    ['a volunteer in no name', 'volunteer', { squad: mine }, 'forbidden_author'],
    ['a volunteer for another squad', 'volunteer', { member: me, squad: other }, 'forbidden_squad'],
    ['a volunteer for no squad', 'volunteer', { member: me }, 'forbidden_squad'],
    ['a leader for a teammate', 'leader', { member: mate, squad: mine }, undefined],
    ['a leader for somebody of another squad', 'leader', { member: stranger, squad: mine }, 'forbidden_author'],
    ['a leader for another squad', 'leader', { member: me, squad: other }, 'forbidden_squad'],
    ['an officer for anybody', 'officer', { member: stranger, squad: other }, undefined],
  ])('%s', (_name, role, fields, code) => expect(tryCreate(role, 'leaflet', fields)).toBe(code));

  it.each<[string, MemberRole, KindName, Record<string, FieldValue>, string | undefined]>([
    ['a volunteer returns copies', 'volunteer', 'movement', { from: 'hand', to: 'squad' }, undefined],
    [
      'a volunteer takes copies from the squad',
      'volunteer',
      'movement',
      { from: 'squad', to: 'hand' },
      'forbidden_kind',
    ],
    ['a volunteer counts the squad', 'volunteer', 'stocktake', { at: 'squad' }, 'forbidden_kind'],
    ['a leader gives to the squad', 'leader', 'movement', { from: 'squad', to: 'hand' }, undefined],
    ['a leader returns copies to the office', 'leader', 'movement', { from: 'squad', to: 'office' }, undefined],
    ['a leader takes from the office', 'leader', 'movement', { from: 'office', to: 'squad' }, 'forbidden_kind'],
    ['a leader prints', 'leader', 'movement', { from: 'source', to: 'squad' }, 'forbidden_kind'],
    ['a leader counts the squad', 'leader', 'stocktake', { at: 'squad' }, undefined],
    ['a leader counts the office', 'leader', 'stocktake', { at: 'office' }, 'forbidden_kind'],
    ['an organizer prints', 'organizer', 'movement', { from: 'source', to: 'office' }, undefined],
    ['an organizer counts the office', 'organizer', 'stocktake', { at: 'office' }, undefined],
  ])('%s', (_name, role, kind, fields, code) => expect(tryCreate(role, kind, { ...own, ...fields })).toBe(code));

  it.each<[string, MemberRole, string, Record<string, FieldValue>, string | undefined]>([
    ['its author', 'volunteer', me, { quantity: 5 }, undefined],
    ['the squad’s leader', 'leader', mate, { quantity: 5 }, 'forbidden_author'],
    ['an administrator', 'administrator', mate, { deleted: true }, 'forbidden_author'],
  ])('lets %s correct a movement or not', (_name, role, author, fields, code) => {
    const creation = applied(
      'movement',
      { ...own, member: author, date: '2000-01-01', from: 'hand', to: 'squad' },
      author,
    );
    const edit = { ...creation, id: idOf(3), author: me, fields };
    const [before, after] = [fold([creation]), fold([creation, edit])];
    if (!before || !after) throw new Error('a creation always folds');
    const actor: Actor = { member: me, role, squad: mine };
    expect(authorizeChange(actor, edit, before, after, (id) => people.get(id))?.code).toBe(code);
    expect(mayCorrect(actor, before)).toBe(code === undefined);
  });

  it.each<[string, MemberRole, KindName, Record<string, FieldValue>, string, boolean, boolean]>([
    ['a volunteer, the own count', 'volunteer', 'stocktake', { at: 'hand', member: me }, me, true, true],
    ['a volunteer, what the leader counted', 'volunteer', 'stocktake', { at: 'hand', member: me }, mate, true, false],
    ['a volunteer, a mate’s', 'volunteer', 'stocktake', { at: 'hand', member: mate }, mate, false, false],
    ['a leader, a volunteer’s', 'leader', 'movement', { from: 'hand', to: 'squad', member: mate }, mate, true, false],
    ['a leader, the office’s', 'leader', 'movement', { from: 'office', to: 'squad' }, stranger, false, false],
    ['a leader, another leader’s arrival', 'leader', 'arrival', {}, mate, true, true],
    ['a leader, another squad’s arrival', 'leader', 'arrival', { squad: other }, mate, false, false],
    ['an organizer, a leader’s arrival', 'organizer', 'arrival', {}, mate, true, true],
    ['an officer, an organizer’s movement', 'officer', 'movement', { from: 'office', to: 'squad' }, mate, true, false],
  ])(
    'offers %s to settle and to correct as the server allows',
    (_name, role, kind, fields, author, settles, corrects) => {
      const actor: Actor = { member: me, role, squad: mine };
      const creation = applied(kind, { squad: mine, date: '2999-01-01', ...fields }, author);
      const before = fold([creation]);
      if (!before) throw new Error('a creation always folds');
      expect([maySettle(actor, before), mayCorrect(actor, before)]).toEqual([settles, corrects]);
      const allows = (written: Record<string, FieldValue>) => {
        const edit = { ...creation, id: idOf(3), author: me, fields: written };
        const after = fold([creation, edit]);
        return after && authorizeChange(actor, edit, before, after, (id) => people.get(id)) === undefined;
      };
      expect([allows({ date: '2026-01-01' }), allows({ note: '更正' })]).toEqual([settles, corrects]);
    },
  );

  it.each<[MemberRole, MemberRole, string | undefined]>([
    ['officer', 'leader', undefined],
    ['officer', 'officer', 'forbidden_role'],
    ['officer', 'administrator', 'forbidden_role'],
    ['administrator', 'administrator', undefined],
  ])('%s makes a member %s', (role, made, code) => expect(tryCreate(role, 'member', { role: made })).toBe(code));
});

describe('authorizeChange for reviews', () => {
  it.each<[string, MemberRole, { author: string; member: string; squad: string }, string | undefined]>([
    ['a leader, a volunteer’s record', 'leader', { author: mate, member: mate, squad: mine }, undefined],
    ['a leader, the own record', 'leader', { author: me, member: me, squad: mine }, 'forbidden_review'],
    [
      'a leader, what the leader entered for a teammate',
      'leader',
      { author: me, member: mate, squad: mine },
      'forbidden_review',
    ],
    [
      'a leader, another squad’s record',
      'leader',
      { author: stranger, member: stranger, squad: other },
      'forbidden_review',
    ],
    ['an officer, any squad’s record', 'officer', { author: stranger, member: stranger, squad: other }, undefined],
    ['a volunteer', 'volunteer', { author: mate, member: mate, squad: mine }, 'forbidden_review'],
    ['an organizer', 'organizer', { author: mate, member: mate, squad: mine }, 'forbidden_review'],
  ])('%s', (_name, role, record, code) => expect(tryReview(role, record)).toBe(code));
});
