import type { Claim } from '../../src/domain/attendance/claim.ts';
import type { Attended, HeldEvent } from '../../src/domain/attendance/hours.ts';
import { checkFigures } from '../../src/domain/checks/figure-rules.ts';
import { deadlineOutside } from '../../src/domain/checks/programme-rules.ts';
import type { CheckCode, Finding } from '../../src/domain/checks/question.ts';
import { overlappingScans } from '../../src/domain/checks/scan-rules.ts';
import type { YearFigures } from '../../src/domain/checks/stated.ts';
import { checkStatements } from '../../src/domain/checks/statement-rules.ts';
import {
  type Amount,
  dayPlaces,
  handedOut,
  lateShare,
  outliers,
  pledgeOverHouseholds,
  type Repeated,
  repetition,
  sharedPhoto,
  stockBelowZero,
  visitOverHouseholds,
} from '../../src/domain/checks/work-rules.ts';
import { catalogue } from '../../src/domain/figures/catalogue.ts';
import { periodOfYear } from '../../src/domain/figures/year-statement.ts';
import type { FieldValue } from '../../src/domain/records/field.ts';
import type { FoldedRecord } from '../../src/domain/records/record.ts';
import { idOf } from './arbitraries.ts';

type Fields = Readonly<Record<string, FieldValue>>;
export type Line = readonly [figure: string, value: number | string, more?: Fields];

export const YEAR = 2025;
export const TODAY = '2026-02-10';

export function statement([figure, value, more]: Line, index: number): FoldedRecord {
  const entry = catalogue.find(({ id }) => id === figure);
  if (!entry) throw new Error(figure);
  const given = typeof value === 'number' ? { number: value } : { text: value };
  const fields = { figure, ...periodOfYear(entry, YEAR, TODAY), ...given, who: '某局', ...more };
  return { id: idOf(100 + index), kind: 'statement', fields, clocks: {}, created: '0loyw3v28-0000-000000000001' };
}

export interface Year {
  readonly stated?: readonly Line[];
  readonly counted?: Readonly<Record<string, number>>;
  readonly registered?: Readonly<Record<string, number>>;
}

export function figuresOf({ stated = [], counted = {}, registered = {} }: Year): YearFigures {
  const registers = (figure: string) => registered[figure];
  return {
    ...{ year: YEAR, today: TODAY, statements: stated.map(statement), registered: registers },
    counted: (figure) => counted[figure] ?? registers(figure),
  };
}

export const askYear = (year: Year) => [...checkStatements(figuresOf(year)), ...checkFigures(figuresOf(year))];

const meetings = { 'meeting.held': 12, 'meeting.special': 3 };

/** Each rule with a year on which it fires, and the same year once it is corrected. */
export const yearCases: Readonly<Partial<Record<CheckCode, readonly [wrong: Year, right: Year]>>> = {
  value_differs: [
    {
      stated: [
        ['case.drug', 0],
        ['case.drug', 1],
      ],
    },
    {
      stated: [
        ['case.drug', 0],
        ['case.drug', 1, { body: '城区派出所' }],
      ],
    },
  ],
  // X5: five people seconded, said twice.
  value_repeated: [
    {
      stated: [
        ['people.seconded', 5, { document: '机构编制' }],
        ['people.seconded', 5, { document: '队伍建设' }],
      ],
    },
    { stated: [['people.seconded', 5]] },
  ],
  // X4: 35 twice, for two purposes.
  same_amount: [
    {
      stated: [
        ['fund.special', 35],
        ['fund.equipment', 35],
      ],
    },
    {
      stated: [
        ['fund.special', 35],
        ['fund.equipment', 30],
      ],
    },
  ],
  // X7: one claim for two years, another since the year before those.
  periods_differ: [
    {
      stated: [
        ['case.drug', 0, { from: '2024-01-01', to: '2025-12-31' }],
        ['case.drug', 0, { from: '2023-01-01', to: '2025-12-31' }],
      ],
    },
    {
      stated: [
        ['case.drug', 0],
        ['case.drug', 0, { from: '2025-03-01', to: '2025-03-31' }],
      ],
    },
  ],
  inner_over_outer: [
    {
      stated: [
        ['inspect.clinics', 30],
        ['inspect.clinics', 40, { from: '2025-03-01', to: '2025-03-31' }],
      ],
    },
    {
      stated: [
        ['inspect.clinics', 30],
        ['inspect.clinics', 20, { from: '2025-03-01', to: '2025-03-31' }],
      ],
    },
  ],
  // X2: one post, two names.
  post_shared: [
    {
      stated: [
        ['org.leadingGroup', '组长：甲某；副组长：乙某、丙某'],
        ['org.command', '组长：丁某；成员：乙某、丙某'],
      ],
    },
    {
      stated: [
        ['org.leadingGroup', '组长：甲某；副组长：乙某、丙某'],
        ['org.command', '组长：甲某；成员：乙某、丙某'],
      ],
    },
  ],
  // X3: five towns, or two.
  other_than_counted: [
    { stated: [['place.towns', 2]], registered: { 'place.towns': 5 } },
    { stated: [['place.towns', 5]], registered: { 'place.towns': 5 } },
  ],
  // X17 and X19: a share, growth, and a number per pupil.
  other_than_computed: [
    {
      stated: [
        ['migrant.rate', 23.3],
        ['migrant.pupils', 11_979],
        ['edu.pupils', 51_264],
      ],
    },
    {
      stated: [
        ['migrant.rate', 23.4],
        ['migrant.pupils', 11_979],
        ['edu.pupils', 51_264],
      ],
    },
  ],
  // X23: growth without the year before.
  growth_without_base: [
    {
      stated: [
        ['fin.revenueGrowth', 3.3],
        ['fin.revenue', 18_595],
      ],
    },
    {
      stated: [
        ['fin.revenueGrowth', 3.3],
        ['fin.revenue', 18_595],
        ['fin.revenue', 18_000, { from: '2024-01-01', to: '2024-12-31' }],
      ],
    },
  ],
  part_over_whole: [
    { stated: [['place.villagesPassed', 37]], registered: { 'place.villages': 36 }, counted: { 'place.reached': 37 } },
    { stated: [['place.villagesPassed', 36]], registered: { 'place.villages': 36 }, counted: { 'place.reached': 36 } },
  ],
  parts_differ: [
    {
      stated: [
        ['edu.pupils', 51_264],
        ['edu.primaryPupils', 34_380],
        ['edu.middlePupils', 16_880],
        // X22: "of these" is no part.
        ['edu.aidedPupils', 4_375],
      ],
    },
    {
      stated: [
        ['edu.pupils', 51_264],
        ['edu.primaryPupils', 34_380],
        ['edu.middlePupils', 16_884],
        ['edu.aidedPupils', 4_375],
      ],
    },
  ],
  // X24: nine tenths of schools that are 59 or 61.
  rate_not_whole: [
    {
      stated: [
        ['psych.rooms', 90],
        ['edu.schools', 61],
        ['edu.primarySchools', 50],
        ['edu.middleSchools', 9],
        ['edu.kindergartens', 2],
      ],
    },
    {
      stated: [
        ['psych.rooms', 89.8],
        ['edu.schools', 61],
        ['edu.primarySchools', 50],
        ['edu.middleSchools', 9],
        ['edu.kindergartens', 2],
      ],
    },
  ],
  // X16: six schools, five names.
  list_length: [
    {
      stated: [
        ['build.schools', 6],
        ['build.names', '一校、二校、三校、四校、五校'],
      ],
    },
    {
      stated: [
        ['build.schools', 5],
        ['build.names', '一校、二校、三校、四校、五校'],
      ],
    },
  ],
  // X10: as many school events as events.
  part_is_whole: [
    { counted: { 'event.held': 21, 'event.school': 21 } },
    { counted: { 'event.held': 42, 'event.school': 21, 'event.public': 21 } },
  ],
  // X8: ten special meetings, and fewer than twelve regular ones.
  meetings_due: [{ counted: { 'meeting.held': 2, 'meeting.special': 10 } }, { counted: meetings }],
  // X9: ten trainings with a hundred attendances at most.
  mean_unusual: [
    { counted: { 'training.held': 11, 'training.attendance': 104 } },
    { counted: { 'training.held': 11, 'training.attendance': 140 } },
  ],
  passed_not_reached: [
    { stated: [['place.villagesPassed', 36]], counted: { 'place.reached': 30 }, registered: { 'place.villages': 36 } },
    { stated: [['place.villagesPassed', 30]], counted: { 'place.reached': 30 }, registered: { 'place.villages': 36 } },
  ],
  awareness_uncertain: [
    { counted: { 'survey.asked': 100, 'survey.passed': 92 } },
    { counted: { 'survey.asked': 1_000, 'survey.passed': 930 } },
  ],
};

const squad = idOf(20);
export const amounts = (list: readonly number[]): Amount[] =>
  list.map((amount, i) => ({ id: idOf(i), kind: 'leaflet', squad, day: '2025-06-03', amount }));
export const usualAmounts = [50, 60, 50, 40, 80, 50, 100, 30, 60, 50, 70];

export const repeated: Repeated = {
  ...{ oldest: idOf(1), kind: 'leaflet', squad, quarter: '2025-04-01', amount: 50, same: 19, all: 24 },
  ...{ peersSame: 30, peersAll: 200, records: [idOf(1)] },
} as const;
export const day = { day: '2025-03-05', squad, towns: 3, hours: 6, records: [idOf(1), idOf(2), idOf(3)] };
export const photo = (...days: string[]) => ({
  photo: 'ab'.repeat(32),
  records: days.map((each, i) => ({ id: idOf(i), squad, day: each, event: null as string | null })),
});
const eventPhoto = (...events: string[]) => ({
  photo: 'ab'.repeat(32),
  records: events.map((event, i) => ({ id: idOf(i), squad, day: '2025-10-12', event })),
});

/** One person's scans at two events of a day: until noon in one place, and from eleven or twelve in the next. */
export const twoScans = (second: string, given: Partial<HeldEvent> = {}, claim: Partial<Claim> = {}): Attended[] => {
  const event = (n: number, starts: string, ends: string): HeldEvent => ({
    ...{ id: idOf(n), title: '集市宣传', day: '2025-06-03', phase: 'held', starts, ends, place: idOf(n + 10) },
    ...{ squad: undefined, campaign: undefined, invited: [], people: undefined, roles: [] },
    ...{ finished: undefined, given: undefined },
  });
  const scan = (n: number, of: HeldEvent, at: string): Attended => ({
    claim: {
      ...{ id: idOf(n), event: of.id, member: idOf(9), author: idOf(9), squad, day: of.day, way: 'code', proof: 'x' },
      ...{ created: '', at: Date.parse(`2025-06-03T${at}:00+08:00`), isSure: true, from: undefined, until: undefined },
      ...{ reason: undefined, duty: false, ruling: undefined, ruledBy: undefined, because: undefined, ...claim },
    },
    event: of,
  });
  const [first, next] = [event(60, '09:00', '12:00'), { ...event(61, second, '15:00'), ...given }];
  return [scan(70, first, '09:00'), scan(71, next, second)];
};

/** A programme of one stage, and a task that is due on a day. */
export const dueIn = (due: string) =>
  deadlineOutside(
    {
      ...{ id: idOf(80), name: '创建', from: '2025-01-01', to: '2025-12-31' },
      stages: [{ key: '1', name: '动员', from: '2025-03-01', to: '2025-05-31' }],
    },
    [{ id: idOf(81), name: '部署会', stage: '1', due, units: undefined, measure: undefined, goal: undefined }],
  );
const village = { place: idOf(40), squad, households: 298, highest: 312, records: [idOf(1)] };
const material = { material: idOf(50), opening: 1_000, entered: 70_000, distributed: 80_000, left: -9_000 };
const held = { squad, material: idOf(50), received: 2_450, given: 2_650, balance: -200 };
const month = { squad, month: '2025-06-01', all: 10, late: 5 };

/** Each rule on its case, and on the corrected one. */
export const workCases: Readonly<
  Partial<Record<CheckCode, readonly [wrong: readonly Finding[], right: readonly Finding[]]>>
> = {
  outlier: [outliers(amounts([...usualAmounts, 2_000])), outliers(amounts([...usualAmounts, 120]))],
  repetition: [repetition(repeated), repetition({ ...repeated, same: 16 })],
  photo_twice: [sharedPhoto(photo('2025-10-12', '2025-10-19')), sharedPhoto(photo('2025-10-12', '2025-10-12'))],
  photo_events: [sharedPhoto(eventPhoto(idOf(60), idOf(61))), sharedPhoto(eventPhoto(idOf(60), idOf(60)))],
  scans_overlap: [overlappingScans(twoScans('11:00')), overlappingScans(twoScans('12:00'))],
  deadline_outside: [dueIn('2025-06-01'), dueIn('2025-05-31')],
  day_places: [dayPlaces(day), dayPlaces({ ...day, towns: 2 })],
  late_share: [lateShare(month), lateShare({ ...month, late: 4 })],
  pledge_over_households: [
    pledgeOverHouseholds(2025, village),
    pledgeOverHouseholds(2025, { ...village, highest: 298 }),
  ],
  visit_over_households: [
    visitOverHouseholds(2025, village),
    visitOverHouseholds(2025, { ...village, households: 312 }),
  ],
  handed_over_stock: [handedOut(2025, material), handedOut(2025, { ...material, entered: 79_000, left: 0 })],
  opening_missing: [
    handedOut(2025, { ...material, opening: 0, entered: 0, left: -80_000 }),
    handedOut(2025, { ...material, opening: 80_000, entered: 0, left: 0 }),
  ],
  stock_below_zero: [stockBelowZero(held), stockBelowZero({ ...held, received: 2_650, balance: 0 })],
};

/** The findings of every rule on its case. */
export const findings = (): Finding[] => [
  ...Object.values(yearCases).flatMap(([wrong]) => askYear(wrong)),
  ...Object.values(workCases).flatMap(([wrong]) => wrong),
];
