import type { OwnFailure, OwnWay } from '../../../../../domain/figures/own-figures.ts';
import { area } from '../../../../words/area.ts';

const ways: Readonly<Record<OwnWay, string>> = {
  sum: '相加',
  difference: '相减',
  share: '占百分之几',
  per: '平均每',
};

const failures: Readonly<Record<OwnFailure['code'], (name: string) => string>> = {
  bad_formula: () => '请先选好要用的指标。相加选两项以上，其他选两项。',
  unknown_figure: (name) => `没有“${name}”这项指标。`,
  circular: (name) => `“${name}”要用到正在定义的指标自己，算不出来。`,
  never_added: (name) => `“${name}”不能加减或做分母：它是比率、名单、去重的数或文字。`,
  not_alike: (name) => `“${name}”的单位或类别和前一项不同，不能放在一起算。`,
  counted_twice: (name) => `“${name}”已经含在另一项里，相加会重复计算。`,
};

/** Words of editing the catalogue. */
export const editWords = area(() => import('./edit.en.ts'), {
  open: '改名称、口径和目标',
  title: (name: string) => `修改“${name}”`,
  add: '新建指标',
  addTitle: '新建一项由其他指标算出的指标',
  note: '保存后是新的一版。已经签发的报告不变。',
  nameHint: '原来的名称在报告里照样能用。',
  scope: '目标用于',
  allYears: '每一年',
  year: (year: string) => `只用于 ${year} 年`,
  keepTarget: '不改目标',
  hide: '不在指标里显示',
  way: '算法',
  operand: (number: string) => `第 ${number} 项`,
  more: '再加一项',
  choose: '选一项指标',
  nothing: '还没有改动。',
  targetMissing: '请填目标数。',
  nameMissing: '请填名称。',
  definitionMissing: '请用一句话写明口径。',
  nameTaken: '已经有这个名称的指标，请换一个。',
  saved: '已保存',
  broken: (name: string, reason: string) => `“${name}”算不出来：${reason}`,
  ways,
  failures,
});
