import { type Day, dayAt } from '../../domain/kernel/day.ts';
import { type Id, newId, type RandomBytes } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { type FieldValue, isSameValue, photosIn } from '../../domain/records/field.ts';
import { type ActivityName, type KindName, kindOf } from '../../domain/records/kinds/index.ts';
import { contentClock, type FoldedRecord } from '../../domain/records/record.ts';
import { upcast } from '../../domain/records/upcast.ts';
import { basesOf } from '../data/replica/record-row.ts';
import type { Store } from '../data/store.ts';
import type { Fields, Identity, NewChange, SaveRequest } from '../data/store-types.ts';
import { checkOnPhone } from './check-on-phone.ts';
import { exportText } from './export.ts';
import type { CommandFailure } from './failures.ts';
import type { HandedOver } from './hand-over.ts';
import { rememberable } from './remember.ts';

type Outcome<T> = Promise<Result<T, CommandFailure>>;

export interface SaveOptions {
  /** The draft that ends with this record. */
  readonly draft?: string;
}

/** What pages may do to records. Each resolves when its work is durable on the phone; sending follows by itself. */
export interface Commands {
  /**
   * Saves field work. Date, member and squad are filled in where the form leaves them out: a date that nobody typed is
   * the day by the phone's clock, and follows it when the server tells that it was wrong.
   */
  saveActivity(kind: ActivityName, fields: Fields, options?: SaveOptions): Outcome<{ readonly recordId: Id }>;
  /** Saves a record of any kind as it is: squads, places, members, materials. */
  createRecord(kind: KindName, fields: Fields, options?: SaveOptions): Outcome<{ readonly recordId: Id }>;
  /**
   * Writes the fields that differ. A record in 需要处理 is corrected by it, and may get another id.
   * @param seen the record that the editor had before the eyes; left out, as it is now
   */
  editRecord(id: Id, fields: Fields, seen?: FoldedRecord): Outcome<{ readonly recordId: Id }>;
  /** Takes a record back. */
  deleteRecord(id: Id): Outcome<void>;
  /**
   * 核实, or 退回 with a reason.
   * @param seen the record that was judged, for one that is not on this phone; left out, as it is here now
   */
  review(id: Id, verdict: 'verified' | 'returned', reason?: string, seen?: FoldedRecord): Outcome<void>;
  /**
   * Decides a field that two people wrote without seeing each other, or a date in question: the value is written anew,
   * over all that was.
   * @param seen the record that was looked at, for one that is not on this phone; left out, as it is here now
   */
  resolveConflict(id: Id, field: string, value: FieldValue, seen?: FoldedRecord): Outcome<void>;
  /** Sends a refused change again as it is. */
  retryRefused(changeId: Id): Outcome<void>;
  /** Sends a refused change again, corrected. */
  replaceRefused(changeId: Id, fields: Fields): Outcome<{ readonly recordId: Id }>;
  /** Takes a refused change back. Ask the volunteer first: it is never sent, and forgotten after 30 days. */
  withdrawRefused(changeId: Id, confirmed: true): Outcome<void>;
  /** All that the server does not have, sealed for a teammate to carry; undefined where that can not be done. */
  handOver(): Promise<HandedOver | undefined>;
  /** The same as text that anybody can read; undefined when there is nothing. */
  exportUnsent(): Promise<{ readonly text: string; readonly ids: readonly Id[] } | undefined>;
  saveDraft(key: string, fields: Fields): Outcome<void>;
  discardDraft(key: string): Outcome<void>;
}

export interface CommandOptions {
  readonly store: Store;
  /** Who is signed in on this phone. */
  readonly identity: () => Promise<Identity | undefined>;
  /** Estimated server time, milliseconds since 1970. */
  readonly time: () => number;
  /** The last day that a date may name; left out, today. */
  readonly lastDay?: () => Day;
  readonly random: RandomBytes;
  /** Called after each write that is to be sent. */
  readonly written: () => void;
  /** Called when a saved record names photos. */
  readonly photosNamed?: (record: Id, photos: readonly string[]) => void;
}

/** A new record does not say what it does not have. */
const withoutEmpty = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== ''));

export function makeCommands(options: CommandOptions): Commands {
  const { store, identity: owner, time, random, written, photosNamed } = options;
  const lastDay = options.lastDay ?? (() => dayAt(time()));
  const freshId = () => newId(time(), random);

  function noted(record: Id, fields: Fields): void {
    written();
    const photos = photosIn(fields.photos);
    if (photos.length) photosNamed?.(record, photos);
  }

  async function save(change: NewChange, before: FoldedRecord | undefined, more: Partial<SaveRequest> = {}) {
    const identity = await owner();
    if (!identity) return err({ code: 'not_signed_in' } as const);
    const failure = checkOnPhone(change, before, lastDay());
    if (failure) return err(failure);
    const saved = await store.save({ ...more, change, author: identity.actor.member });
    if (!saved.ok) return saved;
    noted(saved.value.record, change.fields);
    return ok({ recordId: saved.value.record });
  }

  function create(kind: KindName, fields: Fields, more: Partial<SaveRequest>, isDatedByClock = false) {
    const id = freshId();
    const { schema } = kindOf(kind);
    return save({ id, record: id, kind, schema, fields: withoutEmpty(fields), isDatedByClock }, undefined, more);
  }

  async function edit(id: Id, fields: Fields, seen?: FoldedRecord): Outcome<{ readonly recordId: Id }> {
    const local = await store.record(id);
    if (!local) return err({ code: 'not_here' });
    const { kind } = local;
    const before = seen ?? local.record;
    const changed = Object.entries(fields).filter(([name, value]) => !isSameValue(value, before.fields[name] ?? null));
    if (!changed.length) return ok({ recordId: id });
    const refused = local.pending.find(({ state }) => state === 'refused');
    if (refused) return replaceRefused(refused.id, Object.fromEntries(changed));
    const base = basesOf(
      before,
      changed.map(([name]) => name),
    );
    const change = {
      id: freshId(),
      record: id,
      kind,
      schema: kindOf(kind).schema,
      fields: Object.fromEntries(changed),
    };
    return save({ ...change, base }, local.record);
  }

  async function replaceRefused(changeId: Id, fields: Fields): Outcome<{ readonly recordId: Id }> {
    const refused = await store.change(changeId);
    const identity = await owner();
    if (!refused || !identity) return err({ code: refused ? 'not_signed_in' : 'not_here' });
    const change = upcast(refused);
    const local = await store.record(change.record);
    const corrected = { ...change, fields: { ...change.fields, ...fields } };
    const failure = checkOnPhone(corrected, local?.record, lastDay());
    if (failure) return err(failure);
    const done = await store.replaceRefused(changeId, freshId(), fields);
    if (!done.ok) return done;
    if (done.value === undefined) return err({ code: 'not_here' });
    noted(done.value, corrected.fields);
    return ok({ recordId: done.value });
  }

  const discardResult = async (outcome: Outcome<{ readonly recordId: Id }>): Outcome<void> => {
    const result = await outcome;
    return result.ok ? ok(undefined) : result;
  };

  return {
    async saveActivity(kind, fields, options) {
      const actor = (await owner())?.actor;
      const given = {
        date: dayAt(time()),
        ...(actor ? { member: actor.member, squad: actor.squad } : {}),
        ...fields,
      };
      const isDatedByClock = fields.date === undefined;
      return create(kind, given, { ...options, remember: rememberable(kind, fields) }, isDatedByClock);
    },
    createRecord: (kind, fields, options) => create(kind, fields, options ?? {}),
    editRecord: edit,
    deleteRecord: (id) => discardResult(edit(id, { deleted: true })),
    async review(id, verdict, reason, seen) {
      const before = seen ?? (await store.record(id))?.record;
      if (!before) return err({ code: 'not_here' });
      const { kind } = before;
      const review = { verdict, of: contentClock(before), ...(reason ? { reason } : {}) };
      const change = { id: freshId(), record: id, kind, schema: kindOf(kind).schema, fields: { review } };
      return discardResult(save({ ...change, base: basesOf(before, ['review']) }, before));
    },
    async resolveConflict(id, field, value, seen) {
      const before = seen ?? (await store.record(id))?.record;
      if (!before) return err({ code: 'not_here' });
      const { kind } = before;
      const change = { id: freshId(), record: id, kind, schema: kindOf(kind).schema, fields: { [field]: value } };
      return discardResult(save({ ...change, base: basesOf(before, [field]) }, before));
    },
    async retryRefused(changeId) {
      const done = await store.retry(changeId);
      if (done.ok) written();
      return done;
    },
    replaceRefused,
    withdrawRefused: (changeId) => store.withdraw(changeId),
    async handOver() {
      const identity = await owner();
      if (!identity) return undefined;
      // Sealing is kept out of what every start has to load.
      const part = await import('./hand-over.ts').catch(() => undefined);
      return part?.handOver(store, identity, random);
    },
    async exportUnsent() {
      const changes = await store.undelivered();
      if (!changes.length) return undefined;
      return { text: exportText(changes, await owner(), time()), ids: changes.map(({ id }) => id) };
    },
    saveDraft: (key, fields) => store.setDraft(key, fields),
    discardDraft: (key) => store.setDraft(key, undefined),
  };
}
