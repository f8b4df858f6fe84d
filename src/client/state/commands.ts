import { type Day, dayAt } from '../../domain/kernel/day.ts';
import { type Id, newId, type RandomBytes } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { type FieldValue, isSameValue, photosIn } from '../../domain/records/field.ts';
import { lackingSquad } from '../../domain/records/kinds/entry-squad.ts';
import { type ActivityName, isLedgerName, type KindName, kindOf } from '../../domain/records/kinds/index.ts';
import { contentClock, type FoldedRecord, isDeleted } from '../../domain/records/record.ts';
import { upcast } from '../../domain/records/upcast.ts';
import { basesOf } from '../data/replica/record-row.ts';
import type { Store } from '../data/store.ts';
import type { Fields, Identity, NewChange, SaveRequest } from '../data/store-types.ts';
import { checkOnPhone } from './check-on-phone.ts';
import { exportText } from './export.ts';
import type { CommandFailure } from './failures.ts';
import type { SealedUnsent } from './seal-unsent.ts';

type Outcome<T> = Promise<Result<T, CommandFailure>>;

interface SaveOptions {
  /** The draft that is deleted with the save. */
  readonly draft?: string;
  /** The id of a record that may be made on several phones; by default a new one. */
  readonly id?: Id;
}

interface CreateOptions extends SaveOptions {
  /**
   * The moment of writing matters to the second, as of a scan. A missing date is then taken from the phone's clock, as for
   * entries of the ledger.
   */
  readonly isTimed?: boolean;
}

/** Commands of pages on records. Each resolves when its result is stored durably; sending follows by itself. */
export interface Commands {
  /**
   * Saves field work. A missing date, member or squad is filled in. A date that was not typed is the phone's date, and
   * is corrected if the phone's clock turns out to be wrong.
   */
  saveActivity(kind: ActivityName, fields: Fields, options?: SaveOptions): Outcome<{ readonly recordId: Id }>;
  /** Saves a record of any kind as given, and an entry about a member with the member's squad. */
  createRecord(kind: KindName, fields: Fields, options?: CreateOptions): Outcome<{ readonly recordId: Id }>;
  /**
   * Saves the fields that differ. An edit of a record in 需要处理 replaces its refused change, and may give it another id.
   * @param seen the record that the editor saw, which may be one that is not on this phone; by default the current one
   */
  editRecord(id: Id, fields: Fields, seen?: FoldedRecord): Outcome<{ readonly recordId: Id }>;
  deleteRecord(id: Id): Outcome<void>;
  /**
   * Verifies a record (核实), or returns it with a reason (退回).
   * @param seen the record that was judged, if it is not on this phone; by default the current one
   */
  review(id: Id, verdict: 'verified' | 'returned', reason?: string, seen?: FoldedRecord): Outcome<void>;
  /**
   * Takes a verdict back: the review before it is written again, also if the verdict is already with the server.
   * @param judged the record as it was when the verdict was given
   */
  takeBackReview(judged: FoldedRecord): Outcome<void>;
  /**
   * Resolves a conflict or an unsure date by writing the value again.
   * @param seen the record that was viewed, if it is not on this phone; by default the current one
   */
  resolveConflict(id: Id, field: string, value: FieldValue, seen?: FoldedRecord): Outcome<void>;
  /** Sends a refused change again unchanged. */
  retryRefused(changeId: Id): Outcome<void>;
  /** Replaces a refused change by a corrected one. */
  replaceRefused(changeId: Id, fields: Fields): Outcome<{ readonly recordId: Id }>;
  /** Withdraws a refused change. Ask the volunteer first: it is never sent, and deleted after 30 days. */
  withdrawRefused(changeId: Id, confirmed: true): Outcome<void>;
  /** Seals everything that the server does not have for a teammate to deliver; undefined if that is not possible. */
  sealUnsent(): Promise<SealedUnsent | undefined>;
  /** Exports the same as readable text; undefined if there is nothing. */
  exportUnsent(): Promise<{ readonly text: string; readonly ids: readonly Id[] } | undefined>;
  saveDraft(key: string, fields: Fields): Outcome<void>;
  discardDraft(key: string): Outcome<void>;
}

export interface CommandOptions {
  readonly store: Store;
  /** The member signed in on this phone. */
  readonly identity: () => Promise<Identity | undefined>;
  /** Estimated server time, milliseconds since 1970. */
  readonly time: () => number;
  /** The latest allowed date; by default today. */
  readonly lastDay?: () => Day;
  readonly random: RandomBytes;
  /** Called after each write that has to be sent. */
  readonly written: () => void;
  /** Called when a saved record names photos. */
  readonly photosNamed?: (record: Id, photos: readonly string[]) => void;
}

/** Fields that belong to one record only; offering them again would cause wrong entries. */
const once = new Set(['date', 'member', 'squad', 'title', 'topic', 'note', 'event', 'photos']);

/** Returns the values worth offering next time: the same village, leaflet, amount. */
const rememberable = (kind: KindName, fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => name in kindOf(kind).fields && !once.has(name) && value !== null),
  );

/** Leaves out empty fields of a new record. */
const withoutEmpty = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== ''));

type Dating = Pick<NewChange, 'isDatedByClock' | 'isTimed'>;

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

  function create(
    kind: KindName,
    fields: Fields,
    { id = freshId(), ...more }: Partial<SaveRequest> & SaveOptions,
    dating: Dating = {},
  ) {
    const { schema } = kindOf(kind);
    return save({ id, record: id, kind, schema, fields: withoutEmpty(fields), ...dating }, undefined, more);
  }

  /** Adds to an entry about a member the member's squad. */
  async function withSquad(kind: KindName, fields: Fields): Promise<Fields> {
    const { member } = fields;
    if (!isLedgerName(kind) || typeof member !== 'string') return fields;
    const known = await store.record(member);
    const squad = lackingSquad(fields, () => known?.record.fields);
    return squad ? { ...fields, squad } : fields;
  }

  async function edit(id: Id, fields: Fields, seen?: FoldedRecord): Outcome<{ readonly recordId: Id }> {
    const local = await store.record(id);
    const before = seen ?? local?.record;
    if (!before) return err({ code: 'not_here' });
    // A withdrawn record is in no list: what is written to it, unless it restores it, would be seen nowhere.
    if (isDeleted(local?.record ?? before) && fields.deleted === undefined) return err({ code: 'not_here' });
    const { kind } = before;
    const changed = Object.entries(fields).filter(([name, value]) => !isSameValue(value, before.fields[name] ?? null));
    if (!changed.length) return ok({ recordId: id });
    const refused = local?.pending.find(({ state }) => state === 'refused');
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
    return save({ ...change, base }, local?.record ?? before);
  }

  async function replaceRefused(changeId: Id, fields: Fields): Outcome<{ readonly recordId: Id }> {
    const refused = await store.change(changeId);
    const identity = await owner();
    if (!refused || !identity) return err({ code: refused ? 'not_signed_in' : 'not_here' });
    const { kind, refusal } = refused;
    // The id of a joint record says what it is of: there can be no second one.
    if (refusal?.code === 'id_taken' && kindOf(kind).joint) return err({ code: 'id_taken' });
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

  /** Writes one field over the value that the writer saw. */
  function writeField(before: FoldedRecord, field: string, value: FieldValue): Outcome<void> {
    const { id: record, kind } = before;
    const change = { id: freshId(), record, kind, schema: kindOf(kind).schema, fields: { [field]: value } };
    return discardResult(save({ ...change, base: basesOf(before, [field]) }, before));
  }

  return {
    async saveActivity(kind, fields, options) {
      const actor = (await owner())?.actor;
      const given = {
        date: dayAt(time()),
        ...(actor ? { member: actor.member, squad: actor.squad } : {}),
        ...fields,
      };
      const isDatedByClock = fields.date === undefined;
      return create(kind, given, { ...options, remember: rememberable(kind, fields) }, { isDatedByClock });
    },
    async createRecord(kind, fields, { isTimed = false, ...options } = {}) {
      const isDatedByClock = fields.date === undefined && (isTimed || isLedgerName(kind));
      const dated = isDatedByClock ? { ...fields, date: dayAt(time()) } : fields;
      const given = await withSquad(kind, dated);
      return create(kind, given, options, { isDatedByClock, isTimed });
    },
    editRecord: edit,
    deleteRecord: (id) => discardResult(edit(id, { deleted: true })),
    async review(id, verdict, reason, seen) {
      const before = seen ?? (await store.record(id))?.record;
      if (!before) return err({ code: 'not_here' });
      const review = { verdict, of: contentClock(before), ...(reason ? { reason } : {}) };
      return writeField(before, 'review', review);
    },
    async takeBackReview(judged) {
      const local = await store.record(judged.id);
      const refused = local?.pending.find(({ state, fields }) => state === 'refused' && fields.review !== undefined);
      if (refused) return store.withdraw(refused.id);
      return writeField(local?.record ?? judged, 'review', judged.fields.review ?? null);
    },
    async resolveConflict(id, field, value, seen) {
      const before = seen ?? (await store.record(id))?.record;
      return before ? writeField(before, field, value) : err({ code: 'not_here' });
    },
    async retryRefused(changeId) {
      const done = await store.retry(changeId);
      if (done.ok) written();
      return done;
    },
    replaceRefused,
    withdrawRefused: (changeId) => store.withdraw(changeId),
    async sealUnsent() {
      const identity = await owner();
      if (!identity) return undefined;
      // Loaded on demand to keep sealing out of every start.
      const part = await import('./seal-unsent.ts').catch(() => undefined);
      return part?.sealUnsent(store, identity, random);
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
