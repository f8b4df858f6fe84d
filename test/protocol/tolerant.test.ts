import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { nextClock } from '../../src/domain/kernel/clock.ts';
import { figureNames } from '../../src/domain/records/kinds/index.ts';
import { InviteList, InviteResponse, LookResponse, SessionResponse } from '../../src/protocol/accounts/accounts.ts';
import { CalendarAddress, CalendarState } from '../../src/protocol/calendar/calendar.ts';
import {
  CertificateList,
  CertificateSettings,
  CheckResponse,
  KeysResponse,
  OwnService,
  PaperResponse,
} from '../../src/protocol/certificates/certificates.ts';
import { ServiceColumns, ServiceList } from '../../src/protocol/certificates/service-export.ts';
import { BoardResponse, EvidenceResponse, RecordResponse } from '../../src/protocol/figures/board.ts';
import { ErrorBody } from '../../src/protocol/kernel/error.ts';
import { PhotoStatusResponse } from '../../src/protocol/photos/photo.ts';
import { ImportResponse } from '../../src/protocol/register/import.ts';
import { RelayResponse } from '../../src/protocol/relay/relay.ts';
import { DigestResponse } from '../../src/protocol/sync/digest.ts';
import { HelloResponse } from '../../src/protocol/sync/hello.ts';
import { Poke } from '../../src/protocol/sync/live.ts';
import { PullResponse } from '../../src/protocol/sync/pull.ts';
import { PushResponse } from '../../src/protocol/sync/push.ts';
import { WithdrawResponse } from '../../src/protocol/sync/withdraw.ts';
import { ChallengeResponse, MailboxResponse, OfficeInfo, SealedResponse } from '../../src/protocol/tips/tip.ts';
import { TipCounts, TipKeys, TipList, TipRetention, TipSettings } from '../../src/protocol/tips/tip-desk.ts';

const id = '01890000-0000-7000-8000-000000000001';
const other = '01890000-0000-7000-8000-000000000002';
const hash = 'ab'.repeat(32);
const squad = `squad/${id}/2026`;
const whole = { time: 1, epoch: id, head: 1, received: 1 };
const actor = { member: id, role: 'volunteer', squad: null, name: '王芳', squadName: null };
const district = { id: 'd', name: '清源区' };

const record = (kind: string, of: string) => ({
  id,
  kind,
  scope: squad,
  fields: { note: '好' },
  clock: of,
  author: id,
});

describe('what a later server says', () => {
  const at = nextClock('', 1_700_000_000_000, id);
  const page = { ...whole, add: [], drop: [], gone: [], cursors: { [squad]: 1 }, more: false };
  const figure = figureNames[0];
  const sum = { figure, reported: 1, verified: 0, records: 1 };
  const unsureDates = { count: 0, rows: [] };
  const lists = { towns: [], squads: [], months: [], coverage: [] };
  const board = { time: 1, head: 1, figures: [sum], ...lists, placeMissing: 0, unsureDates };
  const line = { day: '2026-06-01', title: '讲座', minutes: { code: 90 } };
  const period = { from: '2026-01-01', until: '2026-06-01' };
  const certificate = {
    ...{ number: '2026-00001-10', version: 1, member: id, name: '王芳', ...period, issued: '2026-06-02' },
    ...{ minutes: 90, certifies: true, state: 'valid', reason: null },
  };
  const service = {
    ...{ member: id, number: null, name: '王芳', squad: null, event: '讲座', form: null, day: '2026-06-01' },
    ...{ starts: null, ends: null, place: null, minutes: 90, ways: ['code'], unit: '禁毒办' },
  };
  const stated = { day: '2026-06-01', member: id, name: '陈静' };
  const certificateSettings = {
    ...{ unit: '禁毒办', responsible: '', handler: '', contact: '', seal: true, noticeDays: 12, basis: 'team', stated },
  };
  const row = {
    record: id,
    kind: 'leaflet',
    fields: {},
    day: '2026-06-01',
    quantity: 1,
    verified: true,
    backEntry: false,
    place: null,
    placeName: null,
    squadName: null,
    memberName: null,
    materialName: null,
  };

  /** A good answer of every kind that a phone reads. */
  const answers: readonly (readonly [string, v.GenericSchema, object])[] = [
    ['hello', HelloResponse, { ...whole, district, actor, scopes: [squad] }],
    ['push', PushResponse, { ...whole, results: [{ id, outcome: 'ok' }] }],
    ['pull', PullResponse, { ...page, records: [record('leaflet', at)] }],
    ['withdraw', WithdrawResponse, { here: [id] }],
    [
      'relay',
      RelayResponse,
      { time: 1, accepted: 1, duplicates: 0, waiting: 0, refused: [{ code: 'malformed', count: 1 }] },
    ],
    ['digest', DigestResponse, { time: 1, epoch: id, scopes: { [squad]: { count: 1, digest: 'ab'.repeat(16) } } }],
    ['live', Poke, { head: 1, scopes: [squad] }],
    ['photo status', PhotoStatusResponse, { full: [hash], thumb: [] }],
    ['error', ErrorBody, { error: { code: 'forbidden' } }],
    ['session', SessionResponse, { actor, district }],
    ['invite', InviteResponse, { id, url: 'https://a/', expiresAt: 1 }],
    [
      'invites',
      InviteList,
      {
        invites: [
          {
            id,
            role: 'leader',
            squad: null,
            member: null,
            createdAt: 1,
            expiresAt: 1,
            usedAt: null,
            by: null,
            rejoined: false,
            remark: null,
          },
        ],
      },
    ],
    [
      'look',
      LookResponse,
      { purpose: 'join', district: 'd', role: 'leader', squadName: null, memberName: null, needsPassword: false },
    ],
    ['calendar', CalendarState, { since: null }],
    ['calendar address', CalendarAddress, { address: 'https://a/' }],
    ['own service', OwnService, { certifies: false, unit: '禁毒办', lines: [line], issued: [certificate] }],
    ['certificates', CertificateList, { rows: [certificate] }],
    ['paper', PaperResponse, { text: '{}', address: 'https://a/c#', state: 'valid' }],
    ['check', CheckResponse, { state: 'withdrawn', text: null, since: '2026-06-01' }],
    ['certificate keys', KeysResponse, { keys: [{ id: 1, key: '' }] }],
    ['service', ServiceList, { rows: [service], more: false }],
    ['service columns', ServiceColumns, { columns: [{ field: 'number', head: '志愿者编号' }] }],
    ['certificate settings', CertificateSettings, certificateSettings],
    ['board', BoardResponse, board],
    ['evidence', EvidenceResponse, { total: sum, rows: [row], next: null }],
    [
      'record',
      RecordResponse,
      {
        record: record('leaflet', at),
        status: 'reported',
        backEntry: false,
        contributions: [],
        names: {},
        history: [],
      },
    ],
    [
      'import',
      ImportResponse,
      { rows: 1, good: 0, unchanged: 0, problems: [{ row: 1, code: 'required' }], imported: false },
    ],
    ['tip office', OfficeInfo, { district, hotlines: [], sealing: null }],
    ['tip challenge', ChallengeResponse, { challenge: { parameters: {}, signature: '' } }],
    ['tip sealed', SealedResponse, { taken: true, missing: [] }],
    ['mailbox', MailboxResponse, { tip: null, padding: '' }],
    ['tip list', TipList, { today: '2026-06-01', tips: [] }],
    ['tip keys', TipKeys, { keys: [], root: null, rootGrants: [], newest: null, today: '2026-06-01' }],
    ['tip settings', TipSettings, { hotlines: [], dueDays: 15, keepDays: 180 }],
    ['tip retention', TipRetention, { today: '2026-06-01', due: [], deleted: 0 }],
    ['tip counts', TipCounts, { total: 0, byState: {}, byOutcome: {}, overdue: 0, dueSoon: 0, byMonth: [] }],
  ];

  /** The answer with an unknown field at its top and in every object of it that has fixed names. */
  const withMore = (value: unknown, isMap = false): unknown => {
    if (Array.isArray(value)) return value.map((each) => withMore(each));
    if (typeof value !== 'object' || value === null) return value;
    const maps = ['minutes', 'fields', 'cursors', 'scopes', 'names', 'byState', 'byOutcome', 'parameters'];
    const entries = Object.entries(value).map(([name, part]) => [name, withMore(part, maps.includes(name))]);
    return { ...Object.fromEntries(entries), ...(isMap ? {} : { ofALaterRelease: { a: [1] } }) };
  };

  it.each(answers)('%s is read with fields that this release does not know', (_, schema, answer) => {
    const plain = v.safeParse(schema, answer);
    expect(plain.success).toBe(true);
    expect(v.safeParse(schema, withMore(answer)).success).toBe(true);
  });

  it('a code or an outcome of a push that is not known costs no other change its receipt', () => {
    const results = [
      { id, outcome: 'ok' },
      { id: other, outcome: 'rejected', code: 'of_a_later_release', limit: { most: 1 } },
      { id: 2, outcome: 'of_a_later_release' },
    ];
    expect(v.parse(PushResponse, { ...whole, results }).results).toEqual([
      { id, outcome: 'ok' },
      { id: other, outcome: 'rejected', code: 'unknown', raw: 'of_a_later_release', limit: '' },
      { id: 2, outcome: 'retry', code: 'unknown', raw: 'of_a_later_release' },
    ]);
  });

  it('records that can not be read come apart from the others, as they are', () => {
    const odd = { ...record('leaflet', at), id: other, fields: { note: { of: 'a later release' } } };
    const later = { ...record('of_a_later_release', at), id: other, more: [1] };
    const records = [record('leaflet', at), later, odd];
    const read = v.parse(PullResponse, {
      ...page,
      records,
      cursors: { [squad]: 1, 'campaign/1': 2 },
      add: ['campaign/1'],
    });
    expect(read.records.map((each) => each.id)).toEqual([id]);
    expect(read.opaque).toEqual([later, odd].map((raw) => ({ id: other, scope: squad, raw })));
    expect(read.cursors['campaign/1']).toBe(2);
    expect(v.safeParse(PullResponse, { ...page, records: [{ id: 5 }] }).success).toBe(false);
  });

  it('a field that is not known stays with its record and is noticed', () => {
    const later = { ...record('leaflet', at), fields: { note: '好', weather: 'rain' } };
    const read = v.parse(PullResponse, { ...page, records: [later] });
    expect(read.records).toEqual([later]);
    expect(read.opaque).toEqual([]);
    expect(v.parse(PullResponse, { ...page, records: [record('leaflet', at)] }).opaque).toBeUndefined();
  });

  it('a role that is not known reads as the least of a member’s', () => {
    const later = { ...actor, role: 'of_a_later_release' };
    expect(v.parse(HelloResponse, { ...whole, district, actor: later, scopes: ['campaign/1'] })).toMatchObject({
      actor: { role: 'volunteer' },
      newer: true,
    });
    expect(v.parse(HelloResponse, { ...whole, district, actor, scopes: [] }).newer).toBeUndefined();
    expect(v.parse(SessionResponse, { actor: later, district }).actor.role).toBe('volunteer');
  });

  it('figures, kinds, scopes and codes that are not known leave the others in place', () => {
    const later = { ...sum, figure: 'of_a_later_release' };
    expect(v.parse(BoardResponse, { ...board, figures: [later, sum] }).figures).toEqual([sum]);
    const rows = [{ ...row, kind: 'of_a_later_release' }, row];
    expect(v.parse(EvidenceResponse, { total: sum, rows, next: null }).rows).toEqual([row]);
    expect(v.parse(Poke, { head: 1, scopes: ['campaign/1'] }).scopes).toEqual(['campaign/1']);
    expect(
      v.parse(DigestResponse, { time: 1, epoch: id, scopes: { 'campaign/1': { count: 0, digest: 'ab'.repeat(16) } } })
        .scopes,
    ).toHaveProperty('campaign/1');
    const problems = [{ row: 1, code: 'of_a_later_release' }];
    expect(
      v.parse(ImportResponse, { rows: 1, good: 0, unchanged: 0, problems, imported: false }).problems[0]?.code,
    ).toBe('unknown');
    const refused = [{ code: 'of_a_later_release', count: 1 }];
    expect(v.parse(RelayResponse, { time: 1, accepted: 0, duplicates: 0, waiting: 0, refused }).refused).toEqual(
      refused,
    );
  });
});
