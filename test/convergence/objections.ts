import { type Correction, correctionOf } from '../../src/domain/attendance/correction.ts';
import { workdaysOf } from '../../src/domain/attendance/workdays.ts';
import { plannedEvent } from '../../src/domain/events/event.ts';
import type { Id } from '../../src/domain/kernel/id.ts';
import { may } from '../../src/domain/records/permission.ts';
import { type FoldedRecord, textField } from '../../src/domain/records/record.ts';
import { ownPresence } from '../../src/server/attendance/mine.ts';
import { changeColumns, changeFromRow } from '../../src/server/records/rows/change-row.ts';
import { recordColumns, recordFromRow } from '../../src/server/records/rows/record-row.ts';
import type { Action } from './actions.ts';
import type { District } from './district.ts';
import type { Phone, Tab } from './phone.ts';
import type { Random } from './random.ts';

/** What members object to, how that is answered, and what must be true of it in the end. */
export interface ObjectionStory {
  readonly actions: readonly Action[];
  /** What is done about objections that others made. */
  readonly afterwards: readonly Action[];
  violations(district: District, phones: readonly Phone[]): Promise<string[]>;
}

/** An objection that a phone said it has saved. */
interface Asked {
  readonly phone: string;
  readonly ask: string;
}

const noHolidays = workdaysOf([]);

async function readObjections({ context: { db, district } }: District): Promise<readonly FoldedRecord[]> {
  const of = db.selectFrom('record').where('district', '=', district).where('kind', '=', 'correction');
  return (await of.select(recordColumns).execute()).map(recordFromRow);
}

/** Answered once, by somebody else, and the answer stays as it was given. */
async function checkAnswers({ context: { db, district } }: District, records: readonly FoldedRecord[]) {
  const of = db.selectFrom('change').where('district', '=', district).where('kind', '=', 'correction');
  const changes = (await of.select(changeColumns).execute()).map(changeFromRow);
  return records.flatMap(({ id, fields }) => {
    const [answer, second] = changes.filter((change) => change.record === id && change.fields.outcome !== undefined);
    if (second) return [`objection: ${id} is answered twice`];
    if (!answer) return fields.outcome === undefined ? [] : [`objection: nobody has answered ${id}`];
    if (answer.author === fields.member) return [`objection: ${id} is answered by who asked`];
    const given = { ...answer.fields, answeredBy: answer.author };
    const isGiven = Object.entries(given).every(([name, value]) => fields[name] === value);
    return isGiven ? [] : [`objection: ${id} has another answer than the given one`];
  });
}

/** Members are told their credited minutes, and each objection with its answer. */
async function checkTold({ context, people }: District, records: readonly FoldedRecord[]): Promise<string[]> {
  const { db, district } = context;
  const rows = await db
    .selectFrom('service')
    .where('district', '=', district)
    .select(['attendance', 'minutes'])
    .execute();
  const credited = new Map(rows.map(({ attendance, minutes }) => [attendance, minutes]));
  const found: string[] = [];
  for (const actor of Object.values(people)) {
    const { claims } = await ownPresence(context, actor);
    for (const { claim, minutes } of claims)
      if (minutes !== (credited.get(claim) ?? 0)) found.push(`told: ${actor.member} is told ${minutes} of ${claim}`);
    const told = new Map(claims.map(({ claim, corrections }) => [claim, corrections]));
    for (const { id, fields } of records) {
      const corrections = fields.member === actor.member ? told.get(String(fields.claim)) : undefined;
      const one = corrections?.find(({ ask }) => ask === fields.ask);
      if (corrections && (!one || one.outcome !== (fields.outcome ?? null)))
        found.push(`objection: ${actor.member} is not told of ${id}`);
    }
  }
  return found;
}

/** Plays objections to what is noted of one's presence (更正申请), answers to them, and entries that follow. */
export function makeObjectionStory(random: Random): ObjectionStory {
  const asked = new Map<Id, Asked>();

  async function object({ store, commands }: Tab, phone: Phone): Promise<void> {
    const actor = (await store.identity())?.actor;
    const claims = await store.references('attendance');
    const claim = random.pick(claims.filter(({ record }) => textField(record, 'member') === actor?.member));
    if (!actor || !claim) return;
    const event = textField(claim.record, 'event') ?? '';
    const { member, squad } = actor;
    const ask = `更正${asked.size}`;
    const saved = await commands.createRecord('correction', { claim: claim.id, event, member, squad, ask });
    if (saved.ok) asked.set(saved.value.recordId, { phone: phone.name, ask });
  }

  /** Answers what is open, and now and then what is answered or one's own. */
  async function answer(tab: Tab, phone: Phone): Promise<void> {
    const { store, commands } = tab;
    const actor = (await store.identity())?.actor;
    if (!actor || !may(actor.role, 'write:eventKey')) return object(tab, phone);
    const known = (await store.references('correction')).flatMap(
      ({ record }) => correctionOf(record, noHolidays) ?? [],
    );
    const open = known.filter(({ outcome, member }) => outcome === undefined && member !== actor.member);
    const one = random.pick(random.chance(0.8) ? open : known);
    const outcome = random.chance(0.5) ? 'yes' : 'no';
    const reply = `答复${random.below(1000)}`;
    if (!one) return;
    const answered = await commands.editRecord(one.id, { outcome, reply, answeredBy: actor.member });
    if (answered.ok && outcome === 'yes') await enterLater(tab, one);
  }

  /** Enters what a granted objection asks for. It counts once another person agrees. */
  async function enterLater({ store, commands }: Tab, { event: id, member, squad }: Correction): Promise<void> {
    const local = await store.record(id);
    const event = local && plannedEvent(local.record);
    if (!event) return;
    const times = random.chance(0.5) ? { from: '12:00', until: '13:00' } : {};
    const fields = { event: id, member, squad: squad ?? null, date: event.day, ...times };
    await commands.createRecord('attendance', { ...fields, way: 'later', reason: 'correction' }, { isTimed: true });
  }

  /** No objection is lost, refused or reworded. */
  function checkAsked(phones: readonly Phone[], records: readonly FoldedRecord[]): string[] {
    const here = new Map(records.map((record) => [record.id, record]));
    return [...asked].flatMap(([id, { phone, ask }]) => {
      const saved = phones.find(({ name }) => name === phone)?.disk.journal.changes.get(id);
      const record = here.get(id);
      if (saved?.state === 'refused') return [`objection: ${id} of ${phone} has failed: ${saved.refusal?.code}`];
      if (!record) return [`objection: ${id} of ${phone} is nowhere: ${saved?.state}`];
      return record.fields.ask === ask ? [] : [`objection: ${id} of ${phone} says something else`];
    });
  }

  const answering: Action = { name: 'answer an objection', weight: 2, run: answer };
  return {
    actions: [{ name: 'object', weight: 2, run: object }, answering],
    afterwards: [answering],
    async violations(district, phones) {
      const records = await readObjections(district);
      return [
        ...checkAsked(phones, records),
        ...(await checkAnswers(district, records)),
        ...(await checkTold(district, records)),
      ];
    },
  };
}
