import { entryFor } from '../../domain/figures/catalogue.ts';
import { periodOfYear } from '../../domain/figures/year-statement.ts';
import { dayAt, yearOf } from '../../domain/kernel/day.ts';
import { type Id, newId } from '../../domain/kernel/id.ts';
import type { FieldValue } from '../../domain/records/field.ts';
import type { Draft, Fields } from '../draft.ts';
import type { Random } from '../random.ts';

const DAY_MS = 86_400_000;

const finance: Fields = { who: '区财政局', document: '年度决算报告' };
const education: Fields = { who: '区教育局', document: '教育事业统计报表' };

/** Figures of three years, the oldest first. */
const ofThreeYears: Readonly<Record<string, readonly [Fields, number, number, number]>> = {
  'fin.revenue': [finance, 52_300, 54_600, 57_900],
  'fin.education': [finance, 21_800, 23_100, 25_400],
  'fin.primaryPupil': [finance, 11_200, 11_650, 12_180],
  'fin.middlePupil': [finance, 14_900, 15_420, 16_070],
  'fin.primaryRunning': [finance, 720, 720, 760],
  'fin.middleRunning': [finance, 940, 940, 985],
  'fin.surcharge': [finance, 1_310, 1_284, 1_342],
  'library.firstClass': [education, 22, 27, 31],
  'library.digital': [education, 38, 44, 52],
  'it.computers': [education, 5_120, 5_640, 6_210],
  'it.language': [education, 41, 41, 44],
  'it.media': [education, 486, 534, 603],
};

/** Figures of last year, by who gave them. Those that are not here are missing in the report, and stay so. */
const ofLastYear: readonly (readonly [Fields, Readonly<Record<string, FieldValue>>])[] = [
  [
    finance,
    { 'fin.transfer': 640, 'fin.transferEducation': 210, 'fin.raised': 3_860, 'library.fund': 420, 'it.fund': 1_150 },
  ],
  [
    education,
    {
      ...{ 'edu.pupils': 38_420, 'edu.primaryPupils': 25_300, 'edu.middlePupils': 13_120, 'edu.staff': 2_716 },
      ...{ 'edu.primaryStaff': 1_684, 'edu.middleStaff': 1_032, 'edu.legalVicePrincipals': 61 },
      ...{ 'build.schools': 2, 'build.names': '城东小学\n滨河中学', 'build.area': 1.6, 'build.painted': 9 },
      ...{ 'lab.instruments': 12_400, 'lab.shown': 100, 'lab.done': 98.6, 'library.added': 4.2 },
      ...{ 'library.primary': 63.3, 'library.middle': 46, 'it.primaryComputers': 2_300, 'it.middleComputers': 1_560 },
      ...{ 'it.staffComputers': 2_350, 'it.networks': 58, 'it.lessons': 100, 'heads.trained': 83 },
      ...{ 'teacher.total': 2_528, 'teacher.primary': 1_560, 'teacher.primaryDegree': 1_513 },
      ...{ 'teacher.middle': 968, 'teacher.middleDegree': 905, 'research.projects': 46, 'research.national': 3 },
      ...{ 'migrant.pupils': 5_763, 'rate.entry': 100, 'rate.retention': 99.8, 'rate.disabled': 98.7 },
      ...{ 'psych.teachers': 64, 'psych.qualified': 41, 'sport.primaryPass': 97.2, 'sport.middlePass': 95.8 },
      ...{ 'aid.fund': 112.4, 'aid.pupils': 1_486, 'aid.exempt': true, 'adult.trained': 9_600, 'literacy.relapse': 0 },
    },
  ],
];

const fieldsOf = (value: FieldValue): Fields =>
  typeof value === 'boolean' ? { flag: value } : typeof value === 'string' ? { text: value } : { number: value };

/**
 * Makes the statements for the schools' report of last year, with money and equipment of the two years before.
 * @param by the member who enters them
 */
export function generateSchoolStatements(random: Random, now: number, by: Id): Draft[] {
  const [today, at] = [dayAt(now), now - 18 * DAY_MS];
  const last = yearOf(today) - 1;
  const statement = (figure: string, year: number, source: Fields, value: FieldValue): Draft => {
    const entry = entryFor(figure);
    const period = entry && periodOfYear(entry, year, today);
    const fields = { figure, ...period, ...source, ...fieldsOf(value) };
    return { id: newId(at, random.bytes), kind: 'statement', steps: [{ by, at, fields }] };
  };
  return [
    ...Object.entries(ofThreeYears).flatMap(([figure, [source, ...values]]) =>
      values.map((value, index) => statement(figure, last - 2 + index, source, value)),
    ),
    ...ofLastYear.flatMap(([source, values]) =>
      Object.entries(values).map(([figure, value]) => statement(figure, last, source, value)),
    ),
  ];
}
