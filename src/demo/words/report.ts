import type { Day } from '../../domain/kernel/day.ts';

const date = (day: Day): string => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

/** The prose of last year's summary: as an organizer wrote it first, and as it was signed. */
export function reportProse(
  district: string,
  today: Day,
): Readonly<Record<'draft' | 'final', Readonly<Record<string, string>>>> {
  const problems = '山区入户的次数少，留守老人对新型毒品的了解还不够。';
  const draft = { 主要问题: problems, 下年打算: '多进山区。' };
  const plans = '把入户宣传排到每个村民组，把校园课排到每个学期；请成员单位按季度报数。';
  return {
    draft,
    final: { 主要问题: problems, 下年打算: plans, 署名: `${district}禁毒委员会办公室`, 成文日期: date(today) },
  };
}

const reasons: Readonly<Record<string, string>> = {
  印制宣传资料: '当年没有印制，发放的是年初库存',
  达标村: '自查还没有结束，结束后补报',
};

/** Why a number is missing in the summary. */
export const whyMissing = (name: string): string => reasons[name] ?? '当年没有登记';
