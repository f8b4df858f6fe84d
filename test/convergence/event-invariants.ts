import { localRecords } from '../../src/client/data/replica/local-record.ts';
import { readLocalLedger } from '../../src/client/stock/local-ledger.ts';
import { claimOf, eventKeyOf } from '../../src/domain/attendance/claim.ts';
import { heldEvent, servedSpan } from '../../src/domain/attendance/hours.ts';
import { type Verdict, verdictsOf } from '../../src/domain/attendance/verdict.ts';
import { plannedEvent } from '../../src/domain/events/event.ts';
import type { Id } from '../../src/domain/kernel/id.ts';
import type { AppliedChange } from '../../src/domain/records/change.ts';
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

/** The minutes of a member are those of the union of what counts, said once more minute by minute. */
async function checkHours({ context: { db, district } }: District, { records }: Held): Promise<string[]> {
  const verdicts = judge(records);
  const events = new Map(records.map((record) => [record.id, record]));
  const minutes = new Map<Id, Set<string>>();
  const add = (member: Id, minute: string) => minutes.set(member, (minutes.get(member) ?? new Set()).add(minute));
  for (const record of records) {
    const claim = record.kind === 'attendance' ? claimOf(record) : undefined;
    const event = claim && events.get(claim.event);
    const plan = event && plannedEvent(event);
    const held = plan && heldEvent(plan, event);
    if (!claim || !held || verdicts.get(claim.id)?.state !== 'accepted') continue;
    const span = servedSpan({ claim, event: held });
    for (let at = span?.from ?? 0; at < (span?.to ?? 0); at++) add(claim.member, String(at));
    const hasTimes = plan.starts !== undefined && plan.ends !== undefined;
    for (let at = 0; !hasTimes && at < (held.given ?? 0); at++) add(claim.member, `${held.id} ${at}`);
  }
  const rows = await db.selectFrom('service').where('district', '=', district).select(['member', 'minutes']).execute();
  const credited = new Map<Id, number>();
  for (const row of rows) credited.set(row.member, (credited.get(row.member) ?? 0) + row.minutes);
  return [...new Set([...minutes.keys(), ...credited.keys()])].flatMap((member) => {
    const [is, should] = [credited.get(member) ?? 0, minutes.get(member)?.size ?? 0];
    return is === should ? [] : [`hours: ${member} has ${is} minutes, not ${should}`];
  });
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
