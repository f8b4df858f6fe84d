import { randomBytes, randomUUID } from 'node:crypto';
import type { Actor } from '../../../src/domain/kernel/actor.ts';
import { laterClock, nextClock } from '../../../src/domain/kernel/clock.ts';
import { type Id, newId } from '../../../src/domain/kernel/id.ts';
import type { MemberRole } from '../../../src/domain/kernel/role.ts';
import type { Change } from '../../../src/domain/records/change.ts';
import type { FieldValue } from '../../../src/domain/records/field.ts';
import type { KindName } from '../../../src/domain/records/kinds/index.ts';
import type { FoldedRecord } from '../../../src/domain/records/record.ts';
import type { PushResponse, WireChange } from '../../../src/protocol/sync/push.ts';
import { changeToWire } from '../../../src/protocol/sync/record-wire.ts';
import type { ServerContext } from '../../../src/server/platform/context.ts';
import { appendTrusted } from '../../../src/server/records/append.ts';
import { recordColumns, recordFromRow } from '../../../src/server/records/rows/record-row.ts';
import { push } from '../../../src/server/sync/push.ts';
import { testDatabase } from '../../support/database.ts';
import { must } from '../../support/must.ts';
import { fillNeighbour } from '../../support/neighbour.ts';

export type Fields = Readonly<Record<string, FieldValue>>;

/** Noon in China on 2026-06-15. */
export const NOON = Date.UTC(2026, 5, 15, 4);
export const TODAY = '2026-06-15';

const random = (n: number): Uint8Array => new Uint8Array(randomBytes(n));
export const freshId = (now = NOON): Id => newId(now, random);

/**
 * A small district on a database of its own: two towns, three villages, a group, a school, two squads, one of each role.
 * Beside it, in the same database, is a second district; see `fillNeighbour`.
 */
export interface District {
  readonly context: ServerContext;
  /** The database's connection. */
  readonly url: string;
  /** Moves the server's clock. */
  setNow(now: number): void;
  readonly towns: { readonly east: Id; readonly west: Id };
  readonly places: {
    readonly upper: Id;
    readonly lower: Id;
    readonly far: Id;
    readonly group: Id;
    readonly school: Id;
  };
  readonly squads: { readonly one: Id; readonly two: Id };
  readonly material: Id;
  readonly volunteer: Actor;
  readonly mate: Actor;
  readonly stranger: Actor;
  readonly leader: Actor;
  readonly organizer: Actor;
  readonly officer: Actor;
  readonly administrator: Actor;
  close(): Promise<void>;
}

export async function makeDistrict(): Promise<District> {
  const opened = await testDatabase();
  let now = NOON;
  const context: ServerContext = { db: opened.db, district: 'qingyuan', now: () => now, random };
  await opened.db
    .insertInto('district')
    .values({ id: context.district, name: '清源区', epoch: randomUUID() })
    .execute();
  const drafts: { id: Id; kind: KindName; fields: Fields }[] = [];
  const make = (kind: KindName, fields: Fields): Id => {
    const id = freshId();
    drafts.push({ id, kind, fields });
    return id;
  };
  const east = make('place', { name: '东镇', form: 'town' });
  const west = make('place', { name: '西镇', form: 'town' });
  const upper = make('place', { name: '上村', form: 'village', parent: east });
  const lower = make('place', { name: '下村', form: 'village', parent: east });
  const far = make('place', { name: '远村', form: 'village', parent: west });
  const group = make('place', { name: '上村一组', form: 'group', parent: upper });
  const school = make('place', { name: '下村小学', form: 'school', parent: lower });
  const one = make('squad', { name: '一分队', town: east });
  const two = make('squad', { name: '二分队', town: west });
  const material = make('material', { name: '折页' });
  const member = (name: string, role: MemberRole, squad: Id | null): Actor => ({
    member: make('member', { name, role, ...(squad ? { squad } : {}) }),
    role,
    squad,
  });
  const people = {
    volunteer: member('王芳', 'volunteer', one),
    mate: member('李强', 'volunteer', one),
    stranger: member('赵敏', 'volunteer', two),
    leader: member('张伟', 'leader', one),
    organizer: member('刘洋', 'organizer', null),
    officer: member('陈静', 'officer', null),
    administrator: member('杨磊', 'administrator', null),
  };
  must(await appendTrusted(context, people.administrator.member, drafts));
  await fillNeighbour(context, people.administrator.member, drafts);
  return {
    context,
    url: opened.url,
    setNow(to) {
      now = to;
    },
    towns: { east, west },
    places: { upper, lower, far, group, school },
    squads: { one, two },
    material,
    ...people,
    close: () => opened.close(),
  };
}

/** A phone's way of making changes: gapless numbers and a growing clock, nothing stored. */
export class Phone {
  readonly device: Id;
  readonly actor: Actor;
  readonly #context: ServerContext;
  #seq = 0;
  #clock = '';

  constructor(context: ServerContext, actor: Actor, device: Id = freshId()) {
    this.#context = context;
    this.actor = actor;
    this.device = device;
  }

  #change(kind: KindName, fields: Fields, now: number, before?: FoldedRecord): WireChange {
    const id = freshId(now);
    const floor = Object.values(before?.clocks ?? {}).reduce(laterClock, '');
    this.#clock = nextClock(this.#clock, now, this.device, floor);
    this.#seq += 1;
    const base = Object.fromEntries(
      Object.keys(fields).flatMap((field) => {
        const heads = before?.conflicts?.[field]?.map(({ clock }) => clock);
        const clock = before?.clocks[field];
        return clock === undefined ? [] : [[field, heads ?? [clock]]];
      }),
    );
    const change: Change = {
      id,
      device: this.device,
      deviceSeq: this.#seq,
      record: before?.id ?? id,
      kind,
      schema: 1,
      clock: this.#clock,
      base,
      fields,
    };
    return changeToWire(change);
  }

  /** @param now what the phone's clock says */
  create(kind: KindName, fields: Fields, now = this.#context.now()): WireChange {
    return this.#change(kind, fields, now);
  }

  /** @param before the record as this phone sees it */
  edit(before: FoldedRecord, fields: Fields, now = this.#context.now()): WireChange {
    return this.#change(before.kind, fields, now, before);
  }

  /** A leaflet of today by this phone's member. */
  leaflet(fields: Fields = {}): WireChange {
    const { member, squad } = this.actor;
    return this.create('leaflet', { date: TODAY, quantity: 10, member, ...(squad ? { squad } : {}), ...fields });
  }

  send(...changes: readonly unknown[]): Promise<PushResponse> {
    return push(this.#context, this.actor, { device: this.device, changes });
  }
}

/** The record as the server holds it. */
export async function recordOf({ context }: District, id: Id): Promise<FoldedRecord> {
  const row = await context.db
    .selectFrom('record')
    .where('district', '=', context.district)
    .where('id', '=', id)
    .select(recordColumns)
    .executeTakeFirstOrThrow();
  return recordFromRow(row);
}

/** What became of each change, in short: `ok`, or `rejected too_large quantity`. */
export const outcomes = ({ results }: PushResponse): string[] =>
  results.map(({ outcome, code, field }) => [outcome, code, field].filter(Boolean).join(' '));
