import type { Asked, Fields, Identity, NewChange } from '../../src/client/data/store-types.ts';
import { type Clock, makeClock } from '../../src/domain/kernel/clock.ts';
import { newId } from '../../src/domain/kernel/id.ts';
import type { PullResponse, WireRecord } from '../../src/protocol/sync/pull.ts';
import type { PushResponse, PushResult } from '../../src/protocol/sync/push.ts';
import { must } from '../support/must.ts';
import type { WholeStore } from '../support/whole-store.ts';

/** Moments, ids and answers of a server for the store's tests: the same at each run. */
export const START = Date.UTC(2026, 5, 1);
export const EPOCH = '00000000-0000-7000-8000-0000000000e0';

let count = 0;

/** Ids that differ within a run. */
export function id(): string {
  count++;
  return newId(START + count, (n) =>
    new Uint8Array(n).map((_, i) => (i < n - 4 ? 7 : (count >> (8 * (n - 1 - i))) & 255)),
  );
}

export const bytes = (n: number): Uint8Array => crypto.getRandomValues(new Uint8Array(n));

export const member = id();
export const squad = id();
export const scope = `squad/${squad}/2026`;

export const identity: Identity = {
  actor: { member, role: 'volunteer', squad, name: '王芳', squadName: '一分队' },
  district: { id: 'd', name: '清源区' },
};

export function leaflet(fields: Fields = {}): NewChange {
  const made = id();
  return {
    id: made,
    record: made,
    kind: 'leaflet',
    schema: 1,
    fields: { date: '2026-06-01', quantity: 10, member, squad, ...fields },
  };
}

export const edit = (record: string, fields: Fields): NewChange => ({
  id: id(),
  record,
  kind: 'leaflet',
  schema: 1,
  fields,
});

const serverClock = (at: number): Clock => makeClock({ wall: at, counter: 0, node: '0000000000ff' });

export const wire = (record: string, fields: Fields, more: Partial<WireRecord> = {}): WireRecord => ({
  id: record,
  kind: 'leaflet',
  scope,
  fields: { date: '2026-06-01', quantity: 10, member, squad, ...fields },
  clock: serverClock(START),
  author: member,
  ...more,
});

export const answer = (results: PushResult[], head = 1): PushResponse => ({
  time: START,
  epoch: EPOCH,
  head,
  received: 1,
  results,
});

export const accepted = (change: { id: string }): PushResult => ({ id: change.id, outcome: 'ok' });

export const page = (more: Partial<PullResponse> = {}): PullResponse => ({
  time: START,
  epoch: EPOCH,
  head: 1,
  received: 1,
  add: [],
  drop: [],
  records: [],
  gone: [],
  cursors: { [scope]: 1 },
  more: false,
  ...more,
});

export const NEW_PHONE = { epoch: null, cursors: {} };

/** What a new phone asks its first page with. */
export const asked = async (store: WholeStore): Promise<Asked> => ({
  ...NEW_PHONE,
  device: must(await store.state()).device.id,
});
