import { olderDays, readWaitingHours, recentDays } from '../../src/client/attendance/waiting.ts';
import { localRecords } from '../../src/client/data/replica/local-record.ts';
import { readLocalLedger } from '../../src/client/stock/local-ledger.ts';
import { claimOf, eventKeyOf } from '../../src/domain/attendance/claim.ts';
import { type Attended, heldEvent, servedSpan } from '../../src/domain/attendance/hours.ts';
import { type Verdict, verdictsOf } from '../../src/domain/attendance/verdict.ts';
import { type WaitingHours, waitingHours } from '../../src/domain/attendance/waiting.ts';
import { plannedEvent } from '../../src/domain/events/event.ts';
import { dayAt } from '../../src/domain/kernel/day.ts';
import type { Id } from '../../src/domain/kernel/id.ts';
import type { AppliedChange } from '../../src/domain/records/change.ts';
import type { KindName } from '../../src/domain/records/kinds/index.ts';
import { may } from '../../src/domain/records/permission.ts';
import {
  type FoldedRecord,
  isDateUnsure,
  isDeleted,
  postingsOf,
  scopeOf,
  statusOf,
} from '../../src/domain/records/record.ts';
import { countOf, holdingsOf } from '../../src/domain/stock/ledger.ts';
import { changeColumns, changeFromRow } from '../../src/server/records/rows/change-row.ts';
import { recordColumns, recordFromRow } from '../../src/server/records/rows/record-row.ts';
import type { WholeStore } from '../support/whole-store.ts';
import type { District } from './district.ts';
import type { Phone } from './phone.ts';
import type { Noted } from './presence.ts';
import { keyed } from './stock.ts';

interface Held {
  readonly records: readonly FoldedRecord[];
  readonly changes: readonly AppliedChange[];
}

async function readDistrictRecords({ context: { db, district } }: District): Promise<Held> {
  const rows = await db.selectFrom('record').where('district', '=', district).select(recordColumns).execute();
  const changes = await db
    .selectFrom('change')
    .where('district', '=', district)
    .where('kind', '=', 'event')
    .select(changeColumns)
    .execute();
  return { records: rows.map(recordFromRow), changes: changes.map(changeFromRow) };
}

/** Verdicts of all claims among some records, by event. */
function judge(records: readonly FoldedRecord[]): ReadonlyMap<Id, Verdict> {
  const events = new Map(records.flatMap((record) => (record.kind === 'event' ? [[record.id, record] as const] : [])));
  const claims = records.flatMap((record) => (record.kind === 'attendance' ? (claimOf(record) ?? []) : []));
  const keys = records.flatMap((record) => (record.kind === 'eventKey' ? (eventKeyOf(record) ?? []) : []));
  return new Map(
    [...new Set(claims.map(({ event }) => event))].flatMap((id) => {
      const event = events.get(id);
      const of = claims.filter((claim) => claim.event === id);
      const own = keys.filter((key) => key.event === id);
      return [...verdictsOf(event && (plannedEvent(event) ?? null), own, of)];
    }),
  );
}

/** No scan is lost or refused: each is on the server with a verdict, or was taken back. */
async function checkScans({ records }: Held, phones: readonly Phone[], noted: readonly Noted[]): Promise<string[]> {
  const verdicts = judge(records);
  const here = new Map(records.map((record) => [record.id, record]));
  const last = new Map(
    phones.flatMap(({ name, disk }) => [...disk.journal.changes].map(([id, row]) => [`${name} ${id}`, row] as const)),
  );
  return noted.flatMap(({ phone, claim }) => {
    const record = here.get(claim);
    const { state, refusal } = last.get(`${phone} ${claim}`) ?? {};
    if (state === 'refused') return [`scan: ${claim} of ${phone} has failed: ${refusal?.code}`];
    if (state === 'withdrawn') return [];
    if (!record) return [`scan: ${claim} of ${phone} is nowhere: ${state}`];
    return isDeleted(record) || verdicts.has(claim) ? [] : [`scan: ${claim} of ${phone} has no verdict`];
  });
}

/** Nobody rules on a claim that is theirs or that they entered. */
const checkRulings = ({ records }: Held): string[] =>
  records.flatMap((record) => {
    const { member, author, ruling, ruledBy } = (record.kind === 'attendance' && claimOf(record)) || {};
    if (ruling === undefined) return [];
    const isInvolved = ruledBy === undefined || ruledBy === member || ruledBy === author;
    return isInvolved ? [`ruling: that on ${record.id} is by ${ruledBy}`] : [];
  });

/** The claims that count, with their events, if those were held. */
function countedOf(records: readonly FoldedRecord[]): readonly Attended[] {
  const verdicts = judge(records);
  const events = new Map(records.map((record) => [record.id, record]));
  return records.flatMap((record) => {
    const claim = record.kind === 'attendance' ? claimOf(record) : undefined;
    const event = claim && events.get(claim.event);
    const plan = event && plannedEvent(event);
    const held = plan && heldEvent(plan, event);
    return claim && held && verdicts.get(claim.id)?.state === 'accepted' ? [{ claim, event: held }] : [];
  });
}

/** The minutes of a claim one by one: moments, or those given for an event without times. */
function minutesOf(attended: Attended): string[] {
  const { event } = attended;
  const span = servedSpan(attended);
  if (span) return Array.from({ length: span.to - span.from }, (_, at) => String(span.from + at));
  const hasTimes = event.starts !== undefined && event.ends !== undefined;
  return hasTimes ? [] : Array.from({ length: event.given ?? 0 }, (_, at) => `${event.id} ${at}`);
}

/** The minutes of a member are those of the union of what counts, without paid duty, said once more one by one. */
async function checkHours({ context: { db, district } }: District, { records }: Held): Promise<string[]> {
  const counted = countedOf(records);
  const onDuty = new Set(counted.flatMap(({ claim }) => (claim.duty ? [`${claim.member} ${claim.event}`] : [])));
  const minutes = new Map<Id, Set<string>>();
  const isPaid = ({ claim }: Attended) => onDuty.has(`${claim.member} ${claim.event}`);
  for (const paid of [false, true])
    for (const attended of counted.filter((each) => isPaid(each) === paid)) {
      const { member } = attended.claim;
      const own = minutes.get(member) ?? new Set();
      for (const minute of minutesOf(attended)) paid ? own.delete(minute) : own.add(minute);
      minutes.set(member, own);
    }
  const rows = await db
    .selectFrom('service')
    .where('district', '=', district)
    .select(['attendance', 'member', 'minutes'])
    .execute();
  const credited = new Map<Id, number>();
  for (const row of rows) credited.set(row.member, (credited.get(row.member) ?? 0) + row.minutes);
  const service = new Set(rows.map(({ attendance }) => attendance));
  const alone = records.filter(
    ({ id, fields }) => service.has(id) && fields.way === 'later' && fields.ruling !== 'yes',
  );
  return [
    ...alone.map(({ id }) => `hours: ${id} was entered later and counts although nobody agreed`),
    ...[...new Set([...minutes.keys(), ...credited.keys()])].flatMap((member) => {
      const [is, should] = [credited.get(member) ?? 0, minutes.get(member)?.size ?? 0];
      return is === should ? [] : [`hours: ${member} has ${is} minutes, not ${should}`];
    }),
  ];
}

/** Values of a field that no later writer saw. */
function unseenValues(changes: readonly AppliedChange[], field: string): ReadonlySet<unknown> {
  const writes = changes.filter(({ fields }) => fields[field] !== undefined);
  const isSeen = (write: AppliedChange) =>
    writes.some(
      (other) =>
        (other.device === write.device && other.deviceSeq > write.deviceSeq) ||
        other.base[field]?.some((clock) => clock === write.clock || clock === write.effective),
    );
  return new Set(writes.filter((write) => !isSeen(write)).map(({ fields }) => fields[field]));
}

/** Two closings of an event are one conflict, and the figure is that of one of them. */
async function checkClosings({ context: { db, district } }: District, { records, changes }: Held): Promise<string[]> {
  const events = records.filter(({ kind }) => kind === 'event');
  const hidden = events.flatMap((event) => {
    const values = unseenValues(
      changes.filter(({ record }) => record === event.id),
      'attendance',
    );
    return values.size > 1 && !event.conflicts?.attendance ? [`closing: nobody is asked about ${event.id}`] : [];
  });
  const held = events.filter(
    (event) =>
      event.fields.status === 'held' && !isDeleted(event) && !isDateUnsure(event) && statusOf(event) !== 'returned',
  );
  const figures = await db
    .selectFrom('tally')
    .where('district', '=', district)
    .where('figure', 'in', ['event.held', 'event.attendance'])
    .select(['figure', 'reported', 'verified'])
    .execute();
  const sumOf = (name: string) =>
    figures.filter(({ figure }) => figure === name).reduce((sum, each) => sum + each.reported + each.verified, 0);
  const should = [held.length, held.reduce((sum, { fields }) => sum + Number(fields.attendance ?? 0), 0)];
  const is = [sumOf('event.held'), sumOf('event.attendance')];
  return String(is) === String(should) ? hidden : [...hidden, `closing: the figures are ${is}, not ${should}`];
}

/** Lists which hours wait, as text, in the order of events. */
const waitingText = (waiting: readonly WaitingHours[]): string =>
  JSON.stringify(waiting.map(({ event, open, due }) => `${event.id} ${open} ${due}`).sort());

/** Whoever leads is told of all hours that wait among what the phone holds. */
async function checkWaiting(phone: Phone, store: WholeStore, expected: readonly FoldedRecord[]): Promise<string[]> {
  const actor = (await store.identity())?.actor;
  if (!actor || !may(actor.role, 'write:eventKey')) return [];
  const of = (name: KindName) => expected.filter(({ kind }) => kind === name);
  const now = phone.time();
  const records = { events: of('event'), claims: of('attendance'), keys: of('eventKey'), workdays: of('workday') };
  const should = waitingText(waitingHours(records, now));
  const today = dayAt(now);
  const [recent, older] = await Promise.all(
    [recentDays(today), olderDays(today)].map((days) => readWaitingHours(store, now, days)),
  );
  const is = waitingText([...(recent ?? []), ...(older ?? [])]);
  return is === should ? [] : [`pages: ${phone.name} says that hours wait of ${is}, not ${should}`];
}

/** What the pages of a phone compute is what the server's records say, with what the phone alone has. */
async function checkPages(phone: Phone, { records }: Held): Promise<string[]> {
  const { locals, meta } = await phone.disk.raw.read(async (tx) => {
    const rows = await tx.all('record');
    return { locals: await localRecords(tx, rows), meta: await tx.get('meta', 'sync') };
  });
  const cursors = (meta?.value as { cursors: Readonly<Record<string, number>> } | undefined)?.cursors ?? {};
  const isHeld = (record: FoldedRecord) => cursors[scopeOf(record)] !== undefined;
  const own = locals.flatMap((local) =>
    local && (local.pending.length || !isHeld(local.record)) ? [local.record] : [],
  );
  const ids = new Set(own.map(({ id }) => id));
  const expected = [...records.filter((record) => isHeld(record) && !ids.has(record.id)), ...own];
  const store = phone.tab()?.store;
  if (!store) return [`pages: ${phone.name} is not running`];
  const isOfLedger = ({ kind }: FoldedRecord) => ['movement', 'arrival', 'stocktake', 'leaflet'].includes(kind);
  const entries = expected.filter(isOfLedger);
  const ledger = keyed(
    holdingsOf(
      entries.flatMap(postingsOf),
      entries.flatMap((record) => countOf(record) ?? []),
    ),
  );
  const shown = keyed((await readLocalLedger(store)).holdings);
  const found = [...new Set([...ledger.keys(), ...shown.keys()])]
    .filter((key) => ledger.get(key) !== shown.get(key))
    .map((key) => `pages: ${phone.name} shows ${key} as ${shown.get(key)}, not ${ledger.get(key)}`);
  const lists = await Promise.all([
    store.activities('event', 1_000),
    store.references('attendance'),
    store.references('eventKey'),
  ]);
  const [verdicts, local] = [judge(expected), judge(lists.flat().map(({ record }) => record))];
  const wrong = [...verdicts].filter(([id, verdict]) => JSON.stringify(local.get(id)) !== JSON.stringify(verdict));
  return [
    ...found,
    ...wrong.map(([id, verdict]) => `pages: ${phone.name} judges ${id} otherwise than ${verdict.state}`),
    ...(await checkWaiting(phone, store, expected)),
  ];
}

/**
 * Looks for what is wrong with events: scans, rulings, hours, closings, and what the phones' pages show of them and of the stock.
 * @returns what must not be
 */
export async function checkEvents(
  district: District,
  phones: readonly Phone[],
  noted: readonly Noted[],
): Promise<string[]> {
  const held = await readDistrictRecords(district);
  const pages = [];
  for (const phone of phones) pages.push(...(await checkPages(phone, held)));
  return [
    ...(await checkScans(held, phones, noted)),
    ...checkRulings(held),
    ...(await checkHours(district, held)),
    ...(await checkClosings(district, held)),
    ...pages,
  ];
}
