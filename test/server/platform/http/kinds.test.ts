import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeClock } from '../../../../src/domain/kernel/clock.ts';
import { dayAt } from '../../../../src/domain/kernel/day.ts';
import { newId } from '../../../../src/domain/kernel/id.ts';
import { memberRoles, type Role } from '../../../../src/domain/kernel/role.ts';
import type { FieldSpec, FieldValue } from '../../../../src/domain/records/field.ts';
import { arrivalId } from '../../../../src/domain/records/kinds/arrival.ts';
import { kindNames, kindOf } from '../../../../src/domain/records/kinds/index.ts';
import { progressId } from '../../../../src/domain/records/kinds/progress.ts';
import { reachOf } from '../../../../src/domain/records/permission.ts';
import { PushResponse } from '../../../../src/protocol/sync/push.ts';
import { appendTrusted } from '../../../../src/server/records/append.ts';
import { must } from '../../../support/must.ts';
import { cookiesByRole, type People, seedPeople, startTestServer, type TestServer } from './harness.ts';

let test: TestServer;
let people: People;
let cookies: Record<Role, string | undefined>;
/** A record of each kind that other records have to refer to. */
let targets: Readonly<Record<string, string>>;

beforeAll(async () => {
  test = await startTestServer();
  people = await seedPeople(test.context);
  cookies = await cookiesByRole(test, people);
  const [event, material, place, programme] = [id(), id(), id(), id()];
  const [programmeTask, programmeUnit] = [id(), id()];
  targets = {
    ...{ event, place, material, squad: people.squad, member: people.members.administrator },
    ...{ programme, programmeTask, programmeUnit },
  };
  const date = dayAt(test.context.now());
  must(
    await appendTrusted(test.context, people.members.administrator, [
      { id: event, kind: 'event', fields: { date, title: '宣传' } },
      { id: place, kind: 'place', fields: { name: '清水镇', form: 'town' } },
      { id: material, kind: 'material', fields: { name: '折页' } },
      { id: programme, kind: 'programme', fields: { name: '无毒区创建', from: date, to: date } },
      { id: programmeTask, kind: 'programmeTask', fields: { programme, name: '警示牌', due: date } },
      { id: programmeUnit, kind: 'programmeUnit', fields: { programme, name: '清水镇' } },
    ]),
  );
});
afterAll(() => test.close());

const id = (): string => newId(test.context.now(), test.context.random);

function sample(spec: FieldSpec): FieldValue {
  switch (spec.type) {
    case 'count':
    case 'decimal':
      return Math.max(1, spec.min);
    case 'choice':
      return spec.options[0] ?? '';
    case 'reference':
      return targets[spec.to] ?? '';
    case 'day':
      return dayAt(test.context.now());
    case 'text':
      return spec.pattern ? 'ab'.repeat(spec.max / 2) : '测试';
    default:
      return '测试';
  }
}

/** Fields that a kind's own rules require. */
const more: Partial<Record<(typeof kindNames)[number], Record<string, FieldValue>>> = {
  attendance: { proof: 'https://qingyuan.example/i#x' },
  statement: { figure: 'fund.special', number: 35, who: '财政局' },
  figureEdit: { figure: 'fund.special', name: '专项经费' },
};

/** Makes valid fields of a kind: the required ones, and the owner if it has one. */
function fieldsOf(kind: (typeof kindNames)[number], owner: { member: string; squad: string | null }) {
  const definition = kindOf(kind);
  const forced = Object.entries(definition.fields).filter(([, spec]) => spec.required);
  const fields: Record<string, FieldValue> = Object.fromEntries(forced.map(([name, spec]) => [name, sample(spec)]));
  return {
    ...fields,
    ...more[kind],
    ...('member' in definition.fields ? { member: owner.member } : {}),
    ...('squad' in definition.fields && owner.squad !== null ? { squad: owner.squad } : {}),
  };
}

/** Makes a delivery, which has one arrival. */
async function deliver(): Promise<string> {
  const date = dayAt(test.context.now());
  const fields = {
    date,
    material: targets.material ?? '',
    quantity: 100,
    from: 'office',
    to: 'squad',
    squad: people.squad,
  };
  const movement = id();
  must(await appendTrusted(test.context, people.members.administrator, [{ id: movement, kind: 'movement', fields }]));
  return movement;
}

/** Gives a unit another task: a unit's progress with it is one record, whoever writes it. */
async function giveTask(): Promise<string> {
  const task = id();
  const fields = { programme: targets.programme ?? '', name: '宣传', due: dayAt(test.context.now()) };
  must(await appendTrusted(test.context, people.members.administrator, [{ id: task, kind: 'programmeTask', fields }]));
  return task;
}

/** The id of a record, which for some kinds follows from what it is of. */
function recordId(kind: (typeof kindNames)[number], fields: Record<string, FieldValue>): string {
  if (kind === 'arrival' && fields.movement) return arrivalId(String(fields.movement), String(fields.squad));
  return kind === 'progress' && fields.task ? progressId(String(fields.task), String(fields.unit)) : id();
}

async function pushAs(role: Role, kind: (typeof kindNames)[number], fields: Record<string, FieldValue>) {
  const device = id();
  const change = recordId(kind, fields);
  const clock = makeClock({ wall: test.context.now(), counter: 0, node: device.slice(-12) });
  const { schema } = kindOf(kind);
  const response = await test.send('/api/sync/push', {
    cookie: cookies[role],
    json: { device, changes: [{ id: change, seq: 1, kind, schema, clock, fields }] },
  });
  if (response.status !== 200) return response.status;
  const { results } = v.parse(PushResponse, await response.json());
  return results[0]?.code ?? results[0]?.outcome;
}

describe('pushes of every kind by every role', () => {
  const cases = kindNames.flatMap((kind) => memberRoles.map((role) => ({ kind, role })));

  it.each(cases)('$role writes $kind: own records', async ({ kind, role }) => {
    const squad = role === 'volunteer' || role === 'leader' ? people.squad : null;
    const fields = fieldsOf(kind, { member: people.members[role], squad });
    const delivery: Record<string, FieldValue> = kind === 'arrival' ? { movement: await deliver() } : {};
    const given: Record<string, FieldValue> = kind === 'progress' ? { task: await giveTask() } : {};
    const outcome = await pushAs(role, kind, { ...fields, ...delivery, ...given });
    expect(outcome).toBe(reachOf(role, `write:${kind}`) === 'none' ? 'forbidden_kind' : 'ok');
  });

  it.each(cases.filter(({ kind }) => kindOf(kind).family === 'activity'))(
    '$role writes $kind: a teammate’s, and one of another squad',
    async ({ kind, role }) => {
      const reach = reachOf(role, `write:${kind}`);
      const mate = role === 'volunteer' ? people.members.leader : people.members.volunteer;
      const refused = { none: 'forbidden_kind', own: 'forbidden_author', squad: 'ok', district: 'ok' };
      const teammate = await pushAs(role, kind, fieldsOf(kind, { member: mate, squad: people.squad }));
      expect(teammate).toBe(refused[reach]);
      const foreign = await pushAs(role, kind, fieldsOf(kind, { member: people.stranger, squad: people.otherSquad }));
      const refusal = reach === 'squad' ? 'forbidden_squad' : refused[reach];
      expect(foreign).toBe(reach === 'district' ? 'ok' : refusal);
    },
  );

  it.each(kindNames)('the public cannot write %s', async (kind) => {
    expect(await pushAs('public', kind, {})).toBe(401);
  });
});

it('a brief answer lists what is not ok and says so of the rest; an older phone gets every result', async () => {
  const device = id();
  const clock = makeClock({ wall: test.context.now(), counter: 0, node: device.slice(-12) });
  const fields = fieldsOf('leaflet', { member: people.members.volunteer, squad: people.squad });
  const change = (seq: number, kind: string) => ({ id: id(), seq, kind, schema: 1, clock, fields });
  const [good, unknown] = [change(1, 'leaflet'), change(2, 'parade')];
  const push = async (brief: object, changes: object[]) => {
    const json = { device, changes, ...brief };
    const response = await test.send('/api/sync/push', { cookie: cookies.volunteer, json });
    const { results, unlisted } = v.parse(PushResponse, await response.json());
    return { results, unlisted };
  };
  const refused = { id: unknown.id, outcome: 'rejected', code: 'unknown_kind' };
  expect(await push({ brief: true }, [good, unknown])).toEqual({ results: [refused], unlisted: 'ok' });
  const duplicate = { id: good.id, outcome: 'duplicate' };
  expect(await push({ brief: true }, [good])).toEqual({ results: [duplicate], unlisted: 'ok' });
  const next = change(3, 'leaflet');
  const all = [{ id: next.id, outcome: 'ok' }, refused];
  expect(await push({}, [next, unknown])).toEqual({ results: all, unlisted: undefined });
});
