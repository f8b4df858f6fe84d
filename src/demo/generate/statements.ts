import { entryFor } from '../../domain/figures/catalogue.ts';
import { periodOfYear } from '../../domain/figures/year-statement.ts';
import { dayAt, yearOf } from '../../domain/kernel/day.ts';
import { type Id, newId } from '../../domain/kernel/id.ts';
import type { Draft, Fields } from '../draft.ts';
import type { Random } from '../random.ts';

const DAY_MS = 86_400_000;

/** Figures of a year that others gave the office: last year's and this year's. */
const given: readonly (readonly [figure: string, source: Fields, last: Fields, now: Fields])[] = [
  ['org.memberUnits', { who: '区委编办', document: '禁毒委成员单位名单' }, { number: 26 }, { number: 26 }],
  ['fund.special', { who: '区财政局', document: '年度部门预算批复' }, { number: 32 }, { number: 35 }],
  ['fund.equipment', { who: '区财政局', document: '年度部门预算批复' }, { number: 28 }, { number: 35 }],
  ['people.seconded', { who: '区人社局', document: '借调人员名册' }, { number: 5 }, { number: 5 }],
  ['people.communityWorkers', { who: '区人社局', document: '社区专职人员名册' }, { number: 3 }, { number: 3 }],
  ['informant.groups', { who: '区民政局', document: '村组信息员统计表' }, { number: 214 }, { number: 214 }],
  ['case.drug', { who: '区公安分局', document: '年度禁毒工作通报' }, { number: 0 }, { number: 0 }],
  ['precursor.users', { who: '区应急局', document: '易制毒化学品登记表' }, { number: 4 }, { number: 4 }],
  ['precursor.kinds', { who: '区应急局', document: '易制毒化学品登记表' }, { number: 6 }, { number: 6 }],
  ['inspect.officers', { who: '区公安分局', document: '联合检查台账' }, { number: 62 }, { number: 68 }],
  ['inspect.pharmacies', { who: '区市场监管局', document: '联合检查台账' }, { number: 66 }, { number: 74 }],
  ['inspect.clinics', { who: '区卫生健康局', document: '联合检查台账' }, { number: 31 }, { number: 33 }],
  ['pledge.units', { who: '禁毒办', document: '责任书汇总表' }, { number: 41 }, { number: 41 }],
  ['pledge.levels', { who: '禁毒办', document: '责任书汇总表' }, { text: '村、组、户' }, { text: '村、组、户' }],
  ['assess.included', { who: '区委办', document: '年度目标考核办法' }, { flag: true }, { flag: true }],
  ['assess.veto', { who: '区委办', document: '年度目标考核办法' }, { flag: true }, { flag: true }],
  ['hotline.published', { who: '禁毒办', document: '公布举报电话的公告' }, { flag: true }, { flag: true }],
  ['channel.list', { who: '禁毒办' }, { text: '电视、展板、标语' }, { text: '电视、展板、标语、电子屏、公众号' }],
  ['town.named', { who: '区禁毒委', document: '无毒镇命名文件' }, { number: 3 }, { number: 4 }],
  ['awareness.pupils', { who: '区教育局', document: '学生知晓率测评表' }, { number: 97.4 }, { number: 98.6 }],
  ['post.count', { who: '区融媒体中心' }, { number: 96 }, { missing: '区融媒体中心还没有报' }],
];

/**
 * Makes the statements of last year and this: numbers, a yes, a list, and one that is missing.
 * @param by the member who enters them
 */
export function generateStatements(random: Random, now: number, by: Id): Draft[] {
  const year = yearOf(dayAt(now));
  const at = now - 20 * DAY_MS;
  return given.flatMap(([figure, source, last, present]) =>
    [last, present].map((value, i): Draft => {
      const of = year - 1 + i;
      const entry = entryFor(figure);
      const fields = { figure, ...(entry && periodOfYear(entry, of, dayAt(now))), ...source, ...value };
      return { id: newId(at, random.bytes), kind: 'statement', steps: [{ by, at, fields }] };
    }),
  );
}
