import type { LocalRecord } from '../../src/client/data/store-types.ts';
import { saveLeaflets } from '../../src/client/features/member/events/save-closing.ts';
import { claimOf } from '../../src/domain/attendance/claim.ts';
import {
  type CodeKey,
  codeText,
  readCode,
  type ShownCode,
  scanProof,
  stationOf,
  stepAt,
  typedProof,
  typedText,
} from '../../src/domain/attendance/code.ts';
import { isOver } from '../../src/domain/attendance/verdict.ts';
import { type PlannedEvent, plannedEvent } from '../../src/domain/events/event.ts';
import type { Actor } from '../../src/domain/kernel/actor.ts';
import { addDays, type Day, dayAt } from '../../src/domain/kernel/day.ts';
import { type Id, idTime } from '../../src/domain/kernel/id.ts';
import { may } from '../../src/domain/records/permission.ts';
import type { Action } from './actions.ts';
import type { District } from './district.ts';
import type { Phone, Tab } from './phone.ts';
import type { Random } from './random.ts';

/** What a phone shows codes with; its running clock is the true one. */
interface Station {
  readonly key: CodeKey;
  /** What the phone believed when it began, and the true time then. */
  readonly believed: number;
  readonly since: number;
}

/** A scan that a phone said it has noted. */
export interface Noted {
  readonly phone: string;
  readonly claim: Id;
}

export interface PresenceStory {
  readonly actions: readonly Action[];
  /** What is done about claims and events that others made. */
  readonly afterwards: readonly Action[];
  /** All claims that were saved, in order. */
  readonly noted: readonly Noted[];
  /** Plans the story's first event. */
  begin(phone: Phone): Promise<void>;
}

const MINUTE_MS = 60_000;

/** The time of day in China, HH:MM. */
const timeOf = (time: number): string => new Date(time + 480 * MINUTE_MS).toISOString().slice(11, 16);

/**
 * Plays events: planned, shown by codes, scanned well and badly, noted, judged, moved, cancelled and closed, from any
 * phone, and days off.
 * @param truth the true time, milliseconds
 */
export function makePresenceStory({ people, material }: District, random: Random, truth: () => number): PresenceStory {
  const stations: Station[] = [];
  const noted: Noted[] = [];
  const { volunteer, mate, stranger } = people;

  const actorOf = async ({ store }: Tab): Promise<Actor | undefined> => (await store.identity())?.actor;
  const isLeading = ({ role }: Actor) => role !== 'volunteer';

  async function eventsOf({ store }: Tab) {
    const known = await store.activities('event', 100);
    return known.flatMap((local) => {
      const event = plannedEvent(local.record);
      return event ? [{ local, event }] : [];
    });
  }

  /** Runs for whoever leads, over one of the events on the phone; others scan. */
  const leading =
    (work: (tab: Tab, actor: Actor, event: PlannedEvent, local: LocalRecord) => Promise<unknown>): Action['run'] =>
    async (tab, phone) => {
      const actor = await actorOf(tab);
      if (!actor || !isLeading(actor)) return scan(tab, phone);
      const events = await eventsOf(tab);
      // Mostly of the event whose codes were shown last, so that several people do something about one.
      const shown = random.chance(0.6) && stations.at(-1)?.key.event;
      const found = events.find(({ event }) => event.id === shown) ?? random.pick(events);
      return found ? work(tab, actor, found.event, found.local) : plan(tab, phone);
    };

  async function showCodes({ commands }: Tab, { squad }: Actor, event: Id, date: Day): Promise<void> {
    const secret = Array.from(random.bytes(32), (byte) => byte.toString(16).padStart(2, '0')).join('');
    const since = truth();
    const made = await commands.createRecord('eventKey', { event, date, squad, secret }, { isTimed: true });
    if (!made.ok) return;
    const { recordId } = made.value;
    stations.push({ key: { event, station: stationOf(recordId), secret }, believed: idTime(recordId), since });
  }

  async function plan(tab: Tab, phone: Phone): Promise<void> {
    const actor = await actorOf(tab);
    if (!actor || !isLeading(actor)) return scan(tab, phone);
    // Most are of now, so that events overlap and scans are good.
    const from = truth() - random.below(60) * MINUTE_MS;
    const until = from + (90 + random.below(180)) * MINUTE_MS;
    const times = random.chance(0.9) ? { starts: timeOf(from), ends: timeOf(until) } : { hours: 2 };
    const date = addDays(dayAt(from), random.chance(0.9) ? 0 : random.below(3) - 1);
    const fields = { title: '活动', status: 'planned', risks: '无', date, squad: actor.squad, ...times };
    const planned = await tab.commands.createRecord('event', fields);
    if (planned.ok && random.chance(0.7)) await showCodes(tab, actor, planned.value.recordId, date);
  }

  const show = leading((tab, actor, { id, day }) => showCodes(tab, actor, id, day));

  /** Every story has an event from its beginning on. */
  async function begin(phone: Phone): Promise<void> {
    phone.start();
    const tab = phone.tab();
    if (tab) await plan(tab, phone);
  }

  const stepOf = ({ believed, since }: Station) => stepAt(believed + (truth() - since));

  /** A code of a phone: on show now, one of earlier, one that somebody made up, or one said to be of another event. */
  function codeOf(station: Station): ShownCode | undefined {
    const dice = random.next();
    const step = stepOf(station) - (dice < 0.1 ? 4 + random.below(200) : 0);
    const code = readCode(codeText('https://example.org', station.key, step));
    if (!code) return undefined;
    if (dice >= 0.92) return { ...code, event: random.pick(stations)?.key.event ?? code.event };
    return dice >= 0.87 ? { ...code, mac: code.mac.split('').reverse().join('') } : code;
  }

  async function note(tab: Tab, phone: Phone, event: Id, way: 'code' | 'typed', proofOf: (member: Id) => string) {
    const actor = await actorOf(tab);
    if (!actor) return;
    const local = await tab.store.record(event);
    const date = local && plannedEvent(local.record)?.day;
    const { member, squad } = actor;
    const fields = { event, member, squad, way, proof: proofOf(member), ...(date ? { date } : {}) };
    const saved = await tab.commands.createRecord('attendance', fields, { isTimed: true });
    if (saved.ok) noted.push({ phone: phone.name, claim: saved.value.recordId });
  }

  async function scan(tab: Tab, phone: Phone): Promise<void> {
    const station = random.chance(0.8) ? stations.at(-1) : random.pick(stations);
    // Hours later hardly anybody still sees a code.
    const isGone = station && truth() - station.since > 4 * 60 * MINUTE_MS && random.chance(0.8);
    const code = station && !isGone && codeOf(station);
    if (!code) return;
    const times = random.chance(0.2) ? 2 : 1;
    for (let i = 0; i < times; i++) await note(tab, phone, code.event, 'code', (member) => scanProof(code, member));
  }

  async function type(tab: Tab, phone: Phone): Promise<void> {
    const station = stations.at(-1);
    if (!station) return;
    const right = typedText(station.key, stepOf(station));
    const digits = random.chance(0.8) ? right : right.split('').reverse().join('');
    await note(tab, phone, station.key.event, 'typed', (member) => typedProof(digits, member));
  }

  /** Notes somebody, now or afterwards, of this squad or, as nobody may but the office, of another. */
  const enter = leading(async ({ commands }, _, event) => {
    const { member, squad } = random.pick([volunteer, mate, stranger]) ?? volunteer;
    const isLate = isOver(event, truth());
    const times = random.chance(0.3) ? { from: '12:00', until: '13:00' } : {};
    const way = isLate ? { way: 'later', reason: 'paper', ...times } : { way: 'leader' };
    const duty = random.chance(0.2) ? { duty: true } : {};
    const fields = { event: event.id, member, squad, date: event.day, ...duty, ...way };
    await commands.createRecord('attendance', fields, { isTimed: true });
  });

  /** Rules for the first time, or otherwise than before, which needs a reason. */
  const rule = leading(async ({ store, commands }, { member }) => {
    const claims = (await store.references('attendance')).flatMap(({ record }) => claimOf(record) ?? []);
    const claim = random.pick(claims.filter((each) => each.member !== member));
    if (!claim) return;
    const first = random.chance(0.7) ? 'yes' : 'no';
    const ruling = claim.ruling === undefined ? first : claim.ruling === 'yes' ? 'no' : 'yes';
    const because = ruling === 'no' ? '没来' : claim.ruling && '有人看见';
    await commands.editRecord(claim.id, { ruling, ruledBy: member, ...(because ? { because } : {}) });
  });

  const close = leading(async ({ commands }, actor, event, local) => {
    const finished = random.chance(0.5) ? null : timeOf(truth() + random.below(120) * MINUTE_MS);
    const counts = { attendance: 1 + random.below(500), present: random.below(20), finished };
    const done = await commands.editRecord(event.id, { ...counts, status: 'held' }, local.record);
    const used = [{ material, quantity: 1 + random.below(300) }];
    if (done.ok && random.chance(0.5)) await saveLeaflets(commands, event, used, actor);
  });

  const cancel = leading(({ commands }, _, { id }, { record }) =>
    commands.editRecord(id, { status: 'cancelled', cancelled: '下雨' }, record),
  );

  /** Moves it by days, now and then into another year, while others scan its codes or are offline. */
  const move = leading(({ commands }, _, { id, day }, { record }) => {
    const days = random.chance(0.9) ? 1 + random.below(3) : 200;
    return commands.editRecord(id, { date: addDays(day, random.chance(0.5) ? days : -days) }, record);
  });

  /** Enters a day off or a working weekend, by which the days for recording hours are counted. */
  async function enterWorkday(tab: Tab): Promise<void> {
    const actor = await actorOf(tab);
    if (!actor || !may(actor.role, 'write:workday')) return;
    const date = addDays(dayAt(truth()), random.below(20) - 5);
    await tab.commands.createRecord('workday', { date, form: random.chance(0.7) ? 'off' : 'work' });
  }

  const ruling: Action = { name: 'rule on presence', weight: 4, run: rule };
  const closing: Action = { name: 'close an event', weight: 7, run: close };
  return {
    noted,
    begin,
    afterwards: [ruling, closing],
    actions: [
      { name: 'plan an event', weight: 4, run: plan },
      { name: 'show codes', weight: 2, run: show },
      { name: 'scan', weight: 2, run: scan },
      { name: 'type a code', weight: 1, run: type },
      { name: 'note somebody', weight: 2, run: enter },
      { name: 'cancel an event', weight: 1, run: cancel },
      { name: 'move an event', weight: 2, run: move },
      { name: 'enter a day off', weight: 1, run: enterWorkday },
      ruling,
      closing,
    ],
  };
}
